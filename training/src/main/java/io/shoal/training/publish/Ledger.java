package io.shoal.training.publish;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All changes of a registry, one file each, numbered without a gap; the last one tells how things
 * stand. A change is there whole or not at all, and no two take the same number.
 *
 * <p>Stores offer no exclusive creation, so a number is claimed first: whoever writes a claim, and
 * then sees no other claim to the same number, owns it. Two cannot both see none, since each wrote
 * before it looked. Whoever sees another withdraws and tries again after a random time. An owner
 * must write within {@link #OWNED}; a claim without a change counts for {@link #HELD}, so that one
 * whose process died does not bar the way for ever. Clocks may differ by the time between the two.
 */
final class Ledger {
  /** How long an owner may take to write its change. */
  static final Duration OWNED = Duration.ofMinutes(1);

  /** How long a claim keeps others away. */
  static final Duration HELD = Duration.ofMinutes(10);

  private static final String DIRECTORY = "ledger";
  private static final String ENTRY = ".json";
  private static final String CLAIM = ".claim";
  private static final Pattern CLAIM_NAME = Pattern.compile("(\\d{10})\\.(\\d{1,18})\\..*\\.claim");
  private static final int MAX_BYTES = 1 << 24;
  private static final int LONGEST_PAUSE = 250;

  /** What is to become of a state. */
  interface Step {
    /**
     * @throws IOException where the change is not to be
     */
    RegistryState apply(RegistryState before) throws IOException;
  }

  private final RegistryFiles files;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * @param patience how long to try against others
   */
  Ledger(RegistryFiles files, InstantSource clock, Duration patience) {
    this.files = files;
    this.clock = clock;
    this.patience = patience;
  }

  /** How things stand. */
  RegistryState read() throws IOException {
    return last(files.list(DIRECTORY));
  }

  /** All changes, the first first. */
  List<RegistryChange> history() throws IOException {
    List<RegistryChange> changes = new ArrayList<>();
    for (String name : entries(files.list(DIRECTORY))) {
      changes.add(state(name).change());
    }
    return changes;
  }

  /**
   * Makes a change. The step may be asked several times, each time with what others have done
   * meanwhile.
   *
   * @throws IOException of the step, or where others are in the way for too long
   */
  RegistryState append(Step step) throws IOException {
    Instant giveUp = clock.instant().plus(patience);
    while (true) {
      RegistryState before = read();
      RegistryState after = step.apply(before);
      Optional<RegistryState> done = tryAppend(after);
      if (done.isPresent()) {
        return done.get();
      }
      if (clock.instant().isAfter(giveUp)) {
        throw new IOException(
            "somebody else is changing the registry, or ended in the middle of it: try again in "
                + HELD.toMinutes()
                + " minutes; the claims are in "
                + files.uri(DIRECTORY));
      }
      pause();
    }
  }

  private Optional<RegistryState> tryAppend(RegistryState after) throws IOException {
    String number = String.format(Locale.ROOT, "%010d", after.sequence());
    if (isTaken(number, "", files.list(DIRECTORY))) {
      return Optional.empty();
    }
    Instant claimed = clock.instant();
    String claim = number + "." + claimed.toEpochMilli() + "." + UUID.randomUUID() + CLAIM;
    files.write(DIRECTORY + "/" + claim, claim.getBytes(StandardCharsets.UTF_8));
    if (isTaken(number, claim, files.list(DIRECTORY))
        || clock.instant().isAfter(claimed.plus(OWNED))) {
      files.delete(DIRECTORY + "/" + claim);
      return Optional.empty();
    }
    // The claim stays: it is how those who look now know that the number is taken.
    files.write(DIRECTORY + "/" + number + ENTRY, RegistryJson.write(after));
    return Optional.of(after);
  }

  private boolean isTaken(String number, String own, List<String> names) {
    return names.stream()
        .anyMatch(
            name -> name.equals(number + ENTRY) || (!name.equals(own) && isRival(number, name)));
  }

  private boolean isRival(String number, String name) {
    Matcher claim = CLAIM_NAME.matcher(name);
    return claim.matches()
        && claim.group(1).equals(number)
        && Long.parseLong(claim.group(2)) > clock.instant().minus(HELD).toEpochMilli();
  }

  private RegistryState last(List<String> names) throws IOException {
    List<String> entries = entries(names);
    return entries.isEmpty() ? RegistryState.EMPTY : state(entries.get(entries.size() - 1));
  }

  private static List<String> entries(List<String> names) {
    return names.stream().filter(n -> n.endsWith(ENTRY)).sorted(Comparator.naturalOrder()).toList();
  }

  private RegistryState state(String name) throws IOException {
    String path = DIRECTORY + "/" + name;
    try {
      return RegistryJson.read(files.read(path, MAX_BYTES));
    } catch (IOException e) {
      throw new IOException("cannot use " + files.uri(path) + ": " + e.getMessage(), e);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextInt(1, LONGEST_PAUSE));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the registry", e);
    }
  }
}
