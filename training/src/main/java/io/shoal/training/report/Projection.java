package io.shoal.training.report;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.stat.correlation.Covariance;

/**
 * Embeddings on the plane of their two leading principal components (Pearson, 1901). The sign of a
 * component is free; here its largest coefficient is positive, so that equal samples look alike.
 */
public final class Projection {
  private final double[][] plane;
  private final double[] share = new double[2];

  private Projection(int points) {
    plane = new double[points][2];
  }

  /**
   * @param embeddings all of one width
   */
  public static Projection of(List<double[]> embeddings) {
    Projection projection = new Projection(embeddings.size());
    if (embeddings.size() >= 2 && embeddings.get(0).length >= 2) {
      projection.fit(embeddings.toArray(double[][]::new));
    }
    return projection;
  }

  private void fit(double[][] rows) {
    Array2DRowRealMatrix matrix = new Array2DRowRealMatrix(rows);
    EigenDecomposition components =
        new EigenDecomposition(new Covariance(matrix).getCovarianceMatrix());
    double total =
        components.getRealEigenvalues().length == 0 ? 0 : sum(components.getRealEigenvalues());
    for (int axis = 0; axis < 2; axis++) {
      double[] direction = upright(components.getEigenvector(axis).toArray());
      share[axis] = total > 0 ? components.getRealEigenvalue(axis) / total : 0;
      for (int row = 0; row < rows.length; row++) {
        for (int i = 0; i < direction.length; i++) {
          plane[row][axis] += rows[row][i] * direction[i];
        }
      }
    }
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double[] upright(double[] direction) {
    int largest = 0;
    for (int i = 1; i < direction.length; i++) {
      largest = Math.abs(direction[i]) > Math.abs(direction[largest]) + 1e-9 ? i : largest;
    }
    double sign = Math.signum(direction[largest]);
    for (int i = 0; i < direction.length; i++) {
      direction[i] *= sign;
    }
    return direction;
  }

  /** The place of a point on an axis, 0 or 1. */
  public double at(int point, int axis) {
    return plane[point][axis];
  }

  /** The share of the variance along an axis, 0 or 1. */
  public double share(int axis) {
    return share[axis];
  }
}
