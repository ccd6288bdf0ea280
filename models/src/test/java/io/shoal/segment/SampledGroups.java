package io.shoal.segment;

import io.shoal.event.UserHash;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Embeddings in a plane, and the micro-centres that count them. */
final class SampledGroups {
  static final double RADIUS = 1_600;
  static final int[] LEFT = {0, 1, 2};
  static final int[] RIGHT = {3, 4, 5};

  private final double[][] positions;
  private final SplittableRandom random = new SplittableRandom(1);
  private final List<short[]> embeddings = new ArrayList<>();

  /** With six micro-centres: three left, three right. */
  SampledGroups() {
    this(
        new double[][] {
          {-1_500, -1_000},
          {-1_500, 0},
          {-1_500, 1_000},
          {1_500, -1_000},
          {1_500, 0},
          {1_500, 1_000}
        });
  }

  SampledGroups(double[][] positions) {
    this.positions = positions;
  }

  /** A cloud around (x, 0) that is so wide, and high as the micro-centres are. */
  SampledGroups cloud(int n, double x, double wide) {
    for (int i = 0; i < n; i++) {
      embeddings.add(new short[] {(short) (x + wide * gauss()), (short) (800 * gauss())});
    }
    return this;
  }

  private double gauss() {
    return IntStream.range(0, 12).mapToDouble(i -> random.nextDouble()).sum() - 6;
  }

  List<MicroCentre> centres() {
    List<MicroCentre> centres = new ArrayList<>();
    for (double[] position : positions) {
      centres.add(centre(position));
    }
    return centres;
  }

  private MicroCentre centre(double[] position) {
    Mass[] folds = {new Mass(position, 0), new Mass(position, 0)};
    LeastHashes sample = new LeastHashes(RecentSample.MOST);
    for (int i = 0; i < embeddings.size(); i++) {
      short[] embedding = embeddings.get(i);
      if (nearest(embedding) == position) {
        long hash = UserHash.mix(i + 1);
        int fold = Fold.of(hash).ordinal();
        folds[fold] = folds[fold].with(embedding, 1);
        sample.add(hash, embedding);
      }
    }
    double weight = folds[0].weight() + folds[1].weight();
    RecentSample recent = RecentSample.NONE.with(1, sample.all());
    return new MicroCentre(position, weight, 0, folds[0], folds[1], recent);
  }

  private double[] nearest(short[] embedding) {
    double[] nearest = positions[0];
    for (double[] position : positions) {
      boolean nearer =
          new Mass(position, 0).squaredDistance(embedding)
              < new Mass(nearest, 0).squaredDistance(embedding);
      nearest = nearer ? position : nearest;
    }
    return nearest;
  }
}
