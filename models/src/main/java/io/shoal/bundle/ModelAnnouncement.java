package io.shoal.bundle;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Word that a model is to score from an event time on: one record of the topic {@link #TOPIC}, and
 * one line of a back-test's announcements. A line may also be a record of what a job made of an
 * announcement: then a replay makes the same of it.
 *
 * @param name line of models, as given to {@code train --name}
 * @param version number in the registry, from 1; 0 for a bundle that is in none
 * @param uri directory of the bundle; without a scheme, a local path
 * @param checksum {@link BundleContent#checksum()}; null where nobody said, which only a local path
 *     may do
 * @param effectiveFrom event time: the first window that ends after it is scored by the model
 * @param announcedAt wall-clock time of the announcement; null where nobody said
 * @param gatherFrom end of the first window whose events count for features that the model before
 *     did not have; null for as soon as the announcement is heard
 * @param decided what a job made of it; null of one that none has heard
 */
public record ModelAnnouncement(
    String name,
    int version,
    String uri,
    String checksum,
    Instant effectiveFrom,
    Instant announcedAt,
    Instant gatherFrom,
    Decision decided) {
  /** Default name of the topic: compacted, one partition, keyed by {@link #key()}. */
  public static final String TOPIC = "private.shoal.models.v1";

  /**
   * What a job made of an announcement.
   *
   * @param windowEnd end of the first window that the model scored, or would have scored
   * @param outcome in the words of the topic of activations
   * @param detail why
   */
  public record Decision(Instant windowEnd, String outcome, String detail) {
    public Decision {
      Objects.requireNonNull(windowEnd, "windowEnd");
      Objects.requireNonNull(outcome, "outcome");
      Objects.requireNonNull(detail, "detail");
    }
  }

  private static final Pattern SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]+):.*");
  private static final int URI_MAX = 2_048;

  /**
   * @throws IllegalArgumentException that names the field, and says what it must be
   */
  public ModelAnnouncement {
    Objects.requireNonNull(effectiveFrom, "effectiveFrom");
    ModelName.require(name);
    if (version < 0) {
      throw new IllegalArgumentException(
          "version must be a number of the registry, or 0 for a bundle that is in none, not "
              + version);
    }
    if (uri == null || uri.isBlank() || uri.length() > URI_MAX || hasControls(uri)) {
      throw new IllegalArgumentException(
          "uri must name the directory of a bundle, in at most " + URI_MAX + " characters");
    }
    if (checksum != null && !checksum.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "checksum must be the SHA-256 of the bundle's checksums.sha256, 64 hex digits, not '"
              + checksum
              + "'");
    }
    if (checksum == null && !isLocal(uri)) {
      throw new IllegalArgumentException(
          "checksum is missing: only a local bundle may go without, not " + uri);
    }
  }

  /** An announcement that no job has heard, of a model whose features are gathered from then on. */
  public ModelAnnouncement(
      String name,
      int version,
      String uri,
      String checksum,
      Instant effectiveFrom,
      Instant announcedAt) {
    this(name, version, uri, checksum, effectiveFrom, announcedAt, null, null);
  }

  /**
   * Reads JSON; fields that it does not know are left aside.
   *
   * @throws IllegalArgumentException that names the field, and says what it must be
   */
  public static ModelAnnouncement parse(String json) {
    return new AnnouncementJson(json).read();
  }

  /** The JSON that {@link #parse} reads, in one line. */
  public String toJson() {
    return AnnouncementJson.write(this);
  }

  /** Key of the record: a later announcement for the same time takes the place of this one. */
  public String key() {
    return name + "/" + effectiveFrom;
  }

  /** The checksum, where it is known. */
  public Optional<String> expectedChecksum() {
    return Optional.ofNullable(checksum);
  }

  private static boolean isLocal(String uri) {
    Matcher scheme = SCHEME.matcher(uri);
    return !scheme.matches() || scheme.group(1).toLowerCase(Locale.ROOT).equals("file");
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }
}
