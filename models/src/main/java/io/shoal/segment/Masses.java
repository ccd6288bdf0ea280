package io.shoal.segment;

/**
 * Masses of one kind, with their moments: weight, mean and covariance. Moments are sums, so those
 * of a group are had from those of its parts, without a look at every mass. Immutable.
 */
final class Masses {
  // Where moments stand in their array: the sum of weights, that of their squares, and those of
  // weighted positions and of weighted products of positions, on and below the diagonal, by rows.
  private static final int WEIGHT = 0;
  private static final int SQUARES = 1;
  private static final int POSITIONS = 2;

  private final Mass[] all;
  private final int dimensions;
  private final double[] moments;

  private Masses(Mass[] all, int dimensions, double[] moments) {
    this.all = all;
    this.dimensions = dimensions;
    this.moments = moments;
  }

  static Masses of(Mass[] all, int dimensions) {
    double[] moments = none(dimensions);
    for (Mass mass : all) {
      double weight = mass.weight();
      double[] at = mass.at();
      moments[WEIGHT] += weight;
      moments[SQUARES] += weight * weight;
      int product = POSITIONS + dimensions;
      for (int i = 0; i < dimensions; i++) {
        double weighted = weight * at[i];
        moments[POSITIONS + i] += weighted;
        for (int j = 0; j <= i; j++) {
          moments[product++] += weighted * at[j];
        }
      }
    }
    return new Masses(all, dimensions, moments);
  }

  /**
   * The masses of several, in their order.
   *
   * @param parts one at least
   */
  static Masses together(Masses[] parts) {
    int n = 0;
    int dimensions = parts[0].dimensions;
    double[] moments = none(dimensions);
    for (Masses part : parts) {
      n += part.all.length;
      for (int i = 0; i < moments.length; i++) {
        moments[i] += part.moments[i];
      }
    }
    Mass[] all = new Mass[n];
    n = 0;
    for (Masses part : parts) {
      System.arraycopy(part.all, 0, all, n, part.all.length);
      n += part.all.length;
    }
    return new Masses(all, dimensions, moments);
  }

  private static double[] none(int dimensions) {
    return new double[POSITIONS + dimensions + dimensions * (dimensions + 1) / 2];
  }

  int dimensions() {
    return dimensions;
  }

  Mass[] all() {
    return all;
  }

  boolean isEmpty() {
    return all.length == 0;
  }

  double weight() {
    return moments[WEIGHT];
  }

  /** How many embeddings of one weight would tell as much (Kish 1965). */
  double drawn() {
    return moments[WEIGHT] * moments[WEIGHT] / moments[SQUARES];
  }

  double[] mean() {
    double[] mean = new double[dimensions];
    for (int d = 0; d < dimensions; d++) {
      mean[d] = moments[POSITIONS + d] / moments[WEIGHT];
    }
    return mean;
  }

  /**
   * Adds a share of the covariance: what products are beyond those of the mean. Positions are on a
   * grid of shorts, so that this difference is exact to a millionth of the grid.
   *
   * @param mean of these masses
   * @param lower what is on and below the diagonal, by rows
   */
  void addCovariance(double share, double[] mean, double[] lower) {
    double each = share / moments[WEIGHT];
    int first = POSITIONS + dimensions;
    for (int k = 0; k < lower.length; k++) {
      lower[k] += each * moments[first + k];
    }
    int k = 0;
    for (int i = 0; i < dimensions; i++) {
      double shared = share * mean[i];
      for (int j = 0; j <= i; j++) {
        lower[k++] -= shared * mean[j];
      }
    }
  }
}
