package io.shoal.drift;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Says in words what most probably happened: what is wrong with the data explains what is unlike in
 * it, so such a culprit is named first, and the others as what follows from it.
 */
final class LikelyCause {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** Of what is expected of a source, so little is none. */
  private static final double SILENT = .1;

  private LikelyCause() {}

  /**
   * A sentence without a full stop.
   *
   * @param culprits the foremost first
   * @param usersAffected share of the users; NaN if unknown
   */
  static String words(List<Culprit> culprits, double usersAffected) {
    Culprit root =
        culprits.stream()
            .filter(culprit -> isFault(culprit.stream().kind()))
            .findFirst()
            .orElse(culprits.get(0));
    StringBuilder words = new StringBuilder(sentence(root));
    words.append(" since ").append(TIME.format(Instant.ofEpochMilli(root.changedAt())));
    words.append(" UTC");
    List<String> others = others(culprits, root);
    if (!others.isEmpty()) {
      words.append(": ").append(String.join(", ", others));
    }
    if (Double.isFinite(usersAffected) && usersAffected > 0 && usersAffected < 1) {
      words.append(others.isEmpty() ? ", " : " ");
      words.append("for ").append(percent(usersAffected)).append(" of users");
    }
    return words.toString();
  }

  private static boolean isFault(StreamKind kind) {
    return switch (kind) {
      case SOURCE_VOLUME,
          SOURCE_IDENTITY,
          SOURCE_COPIES,
          SOURCE_MISSING,
          DEAD_LETTERS,
          MISSING,
          UNSEEN ->
          true;
      default -> false;
    };
  }

  private static String sentence(Culprit culprit) {
    String subject = culprit.stream().subject();
    String change = percent(culprit.observed()) + " instead of " + percent(culprit.expected());
    String more = culprit.up() ? "more" : "less";
    return switch (culprit.stream().kind()) {
      case SOURCE_VOLUME -> volume(culprit);
      case SOURCE_IDENTITY ->
          "source " + subject + " names the user in " + change + " of its events";
      case SOURCE_COPIES -> "source " + subject + " sends copies, " + change + " of its events";
      case SOURCE_MISSING -> "source " + subject + " leaves properties out, " + change;
      case DEAD_LETTERS -> "records cannot be used, " + change;
      case MISSING -> "property " + subject + " is missing in " + change + " of events";
      case UNSEEN -> "values of " + subject + " never seen before, in " + change + " of events";
      case FEATURE -> subject + " is distributed unlike before";
      case FEATURE_RANK ->
          subject + (culprit.up() ? " is higher than usual" : " is lower than usual");
      case FEATURE_MISSING -> subject + " is missing for " + change + " of users";
      case EMBEDDING_DISTANCE, EMBEDDING_COORDINATE ->
          "users are unlike those that the model was trained on";
      case RECONSTRUCTION_ERROR -> "the model describes users worse than it did";
      case SEGMENT_SHARE -> "segment s" + subject + " holds " + change + " of the active users";
      case SEGMENT_CENTROID -> "segment s" + subject + " has moved";
      case CONVERSION ->
          "users convert " + more + ": " + rate(culprit) + " goal events for each active user";
      case SEGMENT_CONVERSION ->
          "segment s"
              + subject
              + " converts less, beyond the change of all users: "
              + rate(culprit);
    };
  }

  private static String volume(Culprit culprit) {
    String source = "source " + culprit.stream().subject();
    double part = culprit.observed() / culprit.expected();
    return part < SILENT ? source + " silent" : source + " down by " + percent(1 - part);
  }

  private static String rate(Culprit culprit) {
    return String.format(
        Locale.ROOT, "%.3g instead of %.3g", culprit.observed(), culprit.expected());
  }

  /** What else has changed, by what it is. */
  private static List<String> others(List<Culprit> culprits, Culprit root) {
    int missing = 0;
    int features = 0;
    int segments = 0;
    for (Culprit culprit : culprits) {
      if (culprit.equals(root)) {
        continue;
      }
      switch (culprit.stream().kind()) {
        case FEATURE_MISSING -> missing++;
        case FEATURE, FEATURE_RANK -> features++;
        case SEGMENT_SHARE, SEGMENT_CENTROID, SEGMENT_CONVERSION -> segments++;
        default -> {}
      }
    }
    List<String> words = new ArrayList<>();
    count(words, features, "feature changed", "features changed");
    count(words, segments, "segment touched", "segments touched");
    count(words, missing, "feature missing", "features missing");
    return words;
  }

  private static void count(List<String> words, int n, String one, String several) {
    if (n > 0) {
      words.add(n + " " + (n == 1 ? one : several));
    }
  }

  private static String percent(double share) {
    double percent = 100 * share;
    return String.format(Locale.ROOT, Math.abs(percent) < 10 ? "%.1f %%" : "%.0f %%", percent);
  }
}
