package io.shoal.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One segmenter on one stream, window by window: first it labels a window, then it learns it. */
final class SegmentBench {
  /** The turns that are seen at a moment; a drift is followed. */
  static final List<Turn> SEEN = List.of(Turn.DEATH, Turn.BIRTH, Turn.MERGE, Turn.SPLIT);

  private static final int WINDOW = 1_000;

  /** Windows in which nothing is scored: there is nothing to label with, or hardly. */
  private static final int FIRST = 5;

  /** Fewer points do not tell which id a cloud has. */
  private static final int LEAST_POINTS = 15;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final CloudStream stream;
  private final Labeller labeller;
  private final Map<Turn, TurnWatch> watches = new EnumMap<>(Turn.class);
  private Map<Integer, Integer> idsBefore = Map.of();
  private double agreement;
  private double segmentsError;
  private double driftHeld;
  private double stayed;
  private double changed;
  private long nanos;

  SegmentBench(Contestant contestant, long seed) {
    stream = new CloudStream(seed);
    labeller = contestant.start(stream);
    for (Turn turn : SEEN) {
      watches.put(turn, new TurnWatch(turn, stream.labels(turn)));
    }
  }

  SegmentScore run() {
    int scored = 0;
    int drifting = 0;
    for (int begin = 0; begin < CloudStream.LENGTH; begin += WINDOW) {
      List<StreamPoint> window = stream.next(WINDOW);
      if (begin >= FIRST * WINDOW) {
        score(begin, new LabelledWindow(window, labeller));
        scored++;
        drifting += Turn.DRIFT.isUnderWay(begin) ? 1 : 0;
      }
      long before = threads.getCurrentThreadCpuTime();
      labeller.learn(window);
      nanos += threads.getCurrentThreadCpuTime() - before;
    }
    Map<Turn, Integer> seenAfter = new EnumMap<>(Turn.class);
    watches.forEach((turn, watch) -> seenAfter.put(turn, watch.seenAfter()));
    return new SegmentScore(
        agreement / scored,
        segmentsError / scored,
        seenAfter,
        driftHeld / drifting,
        changed / (stayed + changed),
        CloudStream.LENGTH / (nanos / 1e9));
  }

  private void score(int begin, LabelledWindow window) {
    agreement += window.adjustedRandIndex();
    segmentsError += Math.abs(labeller.living().size() - stream.labels(begin).size());
    watches.values().forEach(watch -> watch.see(begin, window, labeller.living()));
    boolean isHeld =
        stream.labels(Turn.DRIFT).stream().allMatch(l -> window.bestF1(l) >= TurnWatch.HELD);
    driftHeld += Turn.DRIFT.isUnderWay(begin) && isHeld ? 1 : 0;
    Map<Integer, Integer> ids = window.majorities(LEAST_POINTS);
    ids.forEach(
        (label, id) -> {
          Integer idBefore = idsBefore.get(label);
          stayed += Objects.equals(id, idBefore) ? 1 : 0;
          changed += idBefore != null && !id.equals(idBefore) ? 1 : 0;
        });
    idsBefore = ids;
  }
}
