package io.shoal.job.ingest;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * What a back-test replays.
 *
 * @param events files of events, each in arrival order
 * @param warmUp files of earlier events, of which those before {@code from} build profiles
 * @param from events before it are left out; {@link Long#MIN_VALUE} for none
 * @param until events from it on are left out; {@link Long#MAX_VALUE} for none
 * @param now records whose time lies more than the tolerance after it, and which do not say when
 *     they were received, are refused
 * @param mapping text of the mapping file for events in another shape; null for none
 */
public record ReplayOptions(
    List<String> events, List<String> warmUp, long from, long until, long now, String mapping)
    implements Serializable {
  private static final long serialVersionUID = 1;
  private static final long WINDOW = 900_000;

  public ReplayOptions {
    events = List.copyOf(Objects.requireNonNull(events, "events"));
    warmUp = List.copyOf(Objects.requireNonNull(warmUp, "warmUp"));
    if (events.isEmpty()) {
      throw new IllegalArgumentException("a back-test needs at least one file: --events FILE");
    }
    if (from >= until) {
      throw new IllegalArgumentException("--from must be earlier than --until");
    }
    if (!warmUp.isEmpty() && from == Long.MIN_VALUE) {
      throw new IllegalArgumentException(
          "--warm-up needs --from: of the warm-up, events before it are used");
    }
    if (!warmUp.isEmpty() && Math.floorMod(from, WINDOW) != 0) {
      throw new IllegalArgumentException(
          "--from must be the end of a 15-minute window where there is a --warm-up");
    }
  }
}
