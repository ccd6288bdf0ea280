package io.shoal.training.evaluation.bundle;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;

/** A linear score of conversion, its weights held back a little (Hoerl and Kennard 1970). */
final class RidgeRegression {
  private static final double RIDGE = 1e-2;

  private final double[] means;
  private final double[] weights;

  private RidgeRegression(double[] means, double[] weights) {
    this.means = means;
    this.weights = weights;
  }

  static RidgeRegression fit(double[][] points, boolean[] converted) {
    int width = points[0].length;
    double[] means = new double[width];
    double[] scale = new double[width];
    double rate = 0;
    for (int i = 0; i < points.length; i++) {
      rate += converted[i] ? 1.0 / points.length : 0;
      for (int d = 0; d < width; d++) {
        means[d] += points[i][d] / points.length;
      }
    }
    double[][] squares = new double[width][width];
    double[] products = new double[width];
    for (int i = 0; i < points.length; i++) {
      double outcome = (converted[i] ? 1 : 0) - rate;
      for (int d = 0; d < width; d++) {
        double own = points[i][d] - means[d];
        products[d] += own * outcome;
        for (int e = 0; e < width; e++) {
          squares[d][e] += own * (points[i][e] - means[e]);
        }
      }
    }
    for (int d = 0; d < width; d++) {
      scale[d] = squares[d][d];
    }
    for (int d = 0; d < width; d++) {
      squares[d][d] += RIDGE * scale[d] + 1e-9;
    }
    double[] weights =
        new CholeskyDecomposition(new Array2DRowRealMatrix(squares), 1e-6, 1e-12)
            .getSolver()
            .solve(new ArrayRealVector(products))
            .toArray();
    return new RidgeRegression(means, weights);
  }

  double[] scores(double[][] points) {
    double[] scores = new double[points.length];
    for (int i = 0; i < scores.length; i++) {
      for (int d = 0; d < weights.length; d++) {
        scores[i] += (points[i][d] - means[d]) * weights[d];
      }
    }
    return scores;
  }
}
