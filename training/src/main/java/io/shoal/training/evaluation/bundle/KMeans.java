package io.shoal.training.evaluation.bundle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.ml.clustering.CentroidCluster;
import org.apache.commons.math3.ml.clustering.DoublePoint;
import org.apache.commons.math3.ml.clustering.KMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.clustering.MultiKMeansPlusPlusClusterer;
import org.apache.commons.math3.ml.distance.EuclideanDistance;
import org.apache.commons.math3.random.Well19937c;

/** Centres that k-means++ (Arthur and Vassilvitskii 2007) found, the best of three starts. */
final class KMeans {
  private static final int ITERATIONS = 60;
  private static final int STARTS = 3;

  private final List<double[]> centres;

  private KMeans(List<double[]> centres) {
    this.centres = centres;
  }

  static KMeans fit(double[][] points, int k, long seed) {
    long different = Arrays.stream(points).map(Arrays::hashCode).distinct().count();
    KMeansPlusPlusClusterer<DoublePoint> once =
        new KMeansPlusPlusClusterer<>(
            (int) Math.max(1, Math.min(k, different)),
            ITERATIONS,
            new EuclideanDistance(),
            new Well19937c(seed),
            KMeansPlusPlusClusterer.EmptyClusterStrategy.FARTHEST_POINT);
    List<double[]> centres = new ArrayList<>();
    for (CentroidCluster<DoublePoint> cluster :
        new MultiKMeansPlusPlusClusterer<>(once, STARTS)
            .cluster(Arrays.stream(points).map(DoublePoint::new).toList())) {
      centres.add(cluster.getCenter().getPoint());
    }
    return new KMeans(centres);
  }

  /** The nearest centre of each point. */
  Grouping group(double[][] points) {
    int[] groups = new int[points.length];
    EuclideanDistance distance = new EuclideanDistance();
    for (int i = 0; i < groups.length; i++) {
      double nearest = Double.MAX_VALUE;
      for (int c = 0; c < centres.size(); c++) {
        double d = distance.compute(points[i], centres.get(c));
        if (d < nearest) {
          nearest = d;
          groups[i] = c;
        }
      }
    }
    return new Grouping(groups);
  }
}
