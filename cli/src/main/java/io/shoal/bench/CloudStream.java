package io.shoal.bench;

import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A stream of 200,000 embeddings of 8 dimensions whose segments are known: long clouds of unequal
 * weight, of which one dies, one is born, two merge, one splits and one drifts ({@link Turn}). A
 * tenth of the points lie wide of their cloud, and 2 % are noise with heavy tails: Student's t with
 * two degrees of freedom. The same for the same seed.
 */
final class CloudStream {
  static final int DIMENSIONS = 8;
  static final int LENGTH = 200_000;

  private static final double NOISE_SHARE = 0.02;
  private static final double NOISE_SPREAD = 3;
  private static final double WIDE_SHARE = 0.1;
  private static final double WIDE = 1.6;

  /** Of the embedding grid, in a unit of the stream. */
  private static final double UNIT = 1_500;

  private static final int GRID = 1 << 14;

  private final SplittableRandom random;
  private final List<Cloud> clouds;
  private int time;

  CloudStream(long seed) {
    random = new SplittableRandom(UserHash.mix(UserHash.mix(seed) + 1));
    clouds = new CloudLayout(new SplittableRandom(UserHash.mix(seed))).place();
  }

  /** The next points. */
  List<StreamPoint> next(int n) {
    List<StreamPoint> points = new ArrayList<>(n);
    for (int i = 0; i < n; i++) {
      points.add(next());
    }
    return points;
  }

  private StreamPoint next() {
    int now = time++;
    if (random.nextDouble() < NOISE_SHARE) {
      double tail = StrictMath.sqrt(-StrictMath.log(1 - random.nextDouble()));
      return point(noise(NOISE_SPREAD / tail), StreamPoint.NOISE, now);
    }
    Cloud cloud = drawn(now);
    double scale = random.nextDouble() < WIDE_SHARE ? WIDE : 1;
    double along = normal(random);
    double[] at = cloud.centre(now);
    for (int d = 0; d < at.length; d++) {
      at[d] += scale * (cloud.spread()[d] * normal(random) + along * cloud.axis()[d]);
    }
    return point(at, cloud.label(now), now);
  }

  private double[] noise(double spread) {
    double[] at = new double[DIMENSIONS];
    for (int d = 0; d < at.length; d++) {
      at[d] = spread * normal(random);
    }
    return at;
  }

  private Cloud drawn(int now) {
    List<Cloud> living = living(now);
    double left = random.nextDouble() * living.stream().mapToDouble(Cloud::weight).sum();
    for (Cloud cloud : living) {
      left -= cloud.weight();
      if (left < 0) {
        return cloud;
      }
    }
    return living.get(living.size() - 1);
  }

  private static StreamPoint point(double[] at, int label, int now) {
    short[] onGrid = new short[at.length];
    for (int d = 0; d < onGrid.length; d++) {
      onGrid[d] = (short) Math.max(-GRID, Math.min(GRID, Math.rint(at[d] * UNIT)));
    }
    return new StreamPoint(onGrid, label, now);
  }

  private List<Cloud> living(int now) {
    return clouds.stream().filter(cloud -> cloud.lives(now)).toList();
  }

  /** The labels that live at a time. */
  Set<Integer> labels(int now) {
    return living(now).stream()
        .map(cloud -> cloud.label(now))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The labels that a turn leads to; of a death, the one it ends. */
  Set<Integer> labels(Turn turn) {
    return clouds.stream()
        .filter(cloud -> cloud.turn() == turn)
        .map(Cloud::labelAfter)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The label of the cloud whose true centre is nearest to a point, at the point's time. */
  int nearest(StreamPoint point) {
    double[] at = new double[DIMENSIONS];
    for (int d = 0; d < at.length; d++) {
      at[d] = point.at()[d] / UNIT;
    }
    return living(point.time()).stream()
        .min(Comparator.comparingDouble(cloud -> squared(cloud.centre(point.time()), at)))
        .orElseThrow()
        .label(point.time());
  }

  static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int d = 0; d < a.length; d++) {
      sum += (a[d] - b[d]) * (a[d] - b[d]);
    }
    return sum;
  }

  /** A standard normal number (Box and Muller 1958), the same bits on every machine. */
  static double normal(SplittableRandom random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
