package io.shoal.training.evaluation.bundle;

import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.stat.correlation.Covariance;

/** The spaces in which contestants see users. */
final class Spaces {
  private Spaces() {}

  /** All features, scaled as the network takes them. */
  static Space features() {
    return users ->
        rows(
            users,
            user -> {
              double[] point = new double[user.input().length / 2];
              for (int i = 0; i < point.length; i++) {
                point[i] = user.input()[i];
              }
              return point;
            });
  }

  /** Embeddings of the model. */
  static Space embeddings() {
    return users ->
        rows(
            users,
            user -> {
              double[] point = new double[user.embedding().length];
              for (int i = 0; i < point.length; i++) {
                point[i] = user.embedding()[i];
              }
              return point;
            });
  }

  /**
   * Logarithms of recency, frequency and value, each over its standard deviation among some users.
   */
  static Space recencyFrequencyValue(List<Standing> among) {
    double[][] plain = rows(among, Spaces::recencyFrequencyValue);
    double[] deviations = new double[3];
    for (int d = 0; d < 3; d++) {
      double sum = 0;
      double squares = 0;
      for (double[] row : plain) {
        sum += row[d] / plain.length;
        squares += row[d] * row[d] / plain.length;
      }
      deviations[d] = Math.sqrt(Math.max(1e-9, squares - sum * sum));
    }
    return users ->
        rows(
            users,
            user -> {
              double[] point = recencyFrequencyValue(user);
              for (int d = 0; d < 3; d++) {
                point[d] /= deviations[d];
              }
              return point;
            });
  }

  static double[] recencyFrequencyValue(Standing user) {
    return new double[] {
      Math.log1p(user.recency()), Math.log1p(user.frequency()), Math.log1p(user.value())
    };
  }

  /** The leading principal components (Pearson 1901) of the features of some users. */
  static Space principalComponents(List<Standing> among, int width) {
    double[][] rows = features().points(among);
    RealMatrix covariance =
        new Covariance(new Array2DRowRealMatrix(rows, false)).getCovarianceMatrix();
    EigenDecomposition eigen = new EigenDecomposition(covariance);
    double[][] directions = new double[width][];
    for (int c = 0; c < width; c++) {
      directions[c] = eigen.getEigenvector(c).toArray();
    }
    return users -> {
      double[][] plain = features().points(users);
      double[][] points = new double[plain.length][width];
      for (int i = 0; i < plain.length; i++) {
        for (int c = 0; c < width; c++) {
          for (int f = 0; f < plain[i].length; f++) {
            points[i][c] += plain[i][f] * directions[c][f];
          }
        }
      }
      return points;
    };
  }

  private interface Row {
    double[] of(Standing user);
  }

  private static double[][] rows(List<Standing> users, Row row) {
    return users.stream().map(row::of).toArray(double[][]::new);
  }
}
