package io.shoal.job.model;

import io.shoal.bundle.BundleContent;
import io.shoal.drift.DriftReference;
import io.shoal.drift.Reading;
import io.shoal.drift.StreamId;
import io.shoal.drift.StreamKind;
import io.shoal.drift.Tick;
import io.shoal.drift.tick.TickLearner;
import io.shoal.event.UserHash;
import io.shoal.window.WindowTally;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The smallest model with something to watch: the volume of one source, 25 to 35 users in every
 * window of three weeks.
 */
public final class WatchedSource {
  public static final String NAME = "web";
  public static final long WINDOW = 900_000;

  private static final int WINDOWS = 21 * 96;

  private WatchedSource() {}

  /**
   * @param scratch an empty directory
   * @param until end of the reference
   */
  public static BundleContent in(Path scratch, long until) throws IOException {
    List<short[]> embeddings = new ArrayList<>();
    for (short i = 0; i < 8; i++) {
      embeddings.add(new short[] {i, (short) -i});
    }
    TickLearner learner = new TickLearner(List.of(), embeddings, new int[8], Set.of(NAME), WINDOW);
    SplittableRandom random = new SplittableRandom(UserHash.mix(5));
    for (int i = 0; i < WINDOWS; i++) {
      WindowTally tally = new WindowTally(until - (WINDOWS - 1 - i) * WINDOW, 1);
      for (int user = users(random.nextInt(11)); user > 0; user--) {
        tally.sources(Set.of(NAME));
        tally.active(0, new byte[] {3}, .1, 1, 0);
      }
      learner.add(tally.summary());
    }
    List<Tick> ticks = new ArrayList<>();
    for (Tick tick : learner.ticks()) {
      TreeMap<StreamId, Reading> readings = new TreeMap<>(tick.readings());
      readings.keySet().removeIf(stream -> stream.kind() != StreamKind.SOURCE_VOLUME);
      ticks.add(new Tick(tick.windowEnd(), readings));
    }
    return SmallModel.in(scratch, learner.reference(), DriftReference.learn(ticks));
  }

  /** Users in a window, by a number from 0 to 10. */
  public static int users(int more) {
    return 25 + more;
  }
}
