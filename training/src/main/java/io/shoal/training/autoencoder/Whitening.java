package io.shoal.training.autoencoder;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A linear map of scaled feature values after which a user's own fluctuation from week to week is
 * the same in every direction: within-class covariance normalisation (Hatch, Kajarekar and Stolcke
 * 2006), where each user is a class. What tells users apart for good then weighs more than what
 * comes and goes, and distances between embeddings are in units of a user's own noise.
 *
 * @param forward F by F, symmetric: the inverse root of the covariance within users
 * @param backward its inverse
 */
record Whitening(float[][] forward, float[][] backward) {
  /** So far apart that profiles with a half-life of a week share little. */
  private static final long APART = 5 * 86_400_000L;

  /** Fewer users seen twice say too little about F by F numbers. */
  private static final int LEAST_PAIRS = 100;

  /**
   * Towards the same noise in every direction; bounds the weight of what never fluctuates. Any
   * value from .05 to .2 gave the same agreement with planted archetypes.
   */
  private static final double SHRINKAGE = 0.1;

  /**
   * How many times its noise the fluctuation of one user in {@link #SELDOM} may be, as of a normal
   * distribution: a purchase sent back, by a handful of users in a week, is no more of a difference
   * than any other.
   */
  private static final double LARGE = 2.5;

  private static final double SELDOM = 0.005;

  /** Where a user was at one time, by scaled values. */
  record Sighting(String user, long time, float[] values) {}

  /** The map that changes nothing. */
  static Whitening none(int features) {
    float[][] identity = new float[features][features];
    for (int i = 0; i < features; i++) {
      identity[i][i] = 1;
    }
    return new Whitening(identity, identity);
  }

  /** Learns from users who were seen at least twice, some time apart; none if they are too few. */
  static Whitening learn(List<Sighting> sightings, int features) {
    List<double[]> differences = differences(sightings, features);
    if (differences.size() < LEAST_PAIRS) {
      return none(features);
    }
    double[][] within = new double[features][features];
    for (double[] difference : differences) {
      for (int i = 0; i < features; i++) {
        for (int j = 0; j < features; j++) {
          within[i][j] += difference[i] * difference[j] / 2 / differences.size();
        }
      }
    }
    for (int i = 0; i < features; i++) {
      double large = seldom(differences, i) / LARGE;
      within[i][i] = Math.max(within[i][i], large * large / 2);
    }
    double mean = 0;
    for (int i = 0; i < features; i++) {
      mean += within[i][i] / features;
    }
    if (mean <= 0) {
      return none(features);
    }
    for (int i = 0; i < features; i++) {
      for (int j = 0; j < features; j++) {
        within[i][j] *= 1 - SHRINKAGE;
      }
      within[i][i] += SHRINKAGE * mean;
    }
    return of(within, unit(sightings, within));
  }

  /** The difference of each user's last sighting from the first. */
  private static List<double[]> differences(List<Sighting> sightings, int features) {
    Map<String, List<Sighting>> byUser = new TreeMap<>();
    for (Sighting sighting : sightings) {
      byUser.computeIfAbsent(sighting.user, user -> new ArrayList<>()).add(sighting);
    }
    List<double[]> differences = new ArrayList<>();
    for (List<Sighting> seen : byUser.values()) {
      seen.sort(Comparator.comparingLong(Sighting::time));
      Sighting first = seen.get(0);
      Sighting last = seen.get(seen.size() - 1);
      if (last.time - first.time >= APART) {
        double[] difference = new double[features];
        for (int i = 0; i < features; i++) {
          difference[i] = last.values[i] - first.values[i];
        }
        differences.add(difference);
      }
    }
    return differences;
  }

  /** How far a feature moves of which {@link #SELDOM} of the users move further. */
  private static double seldom(List<double[]> differences, int feature) {
    double[] moves = differences.stream().mapToDouble(d -> Math.abs(d[feature])).sorted().toArray();
    return moves[(int) (moves.length * (1 - SELDOM))];
  }

  /** What brings whitened values to a mean square of about one, which suits the network. */
  private static double unit(List<Sighting> sightings, double[][] within) {
    RealMatrix inverse = power(new EigenDecomposition(new Array2DRowRealMatrix(within)), -1);
    double squares = 0;
    for (Sighting sighting : sightings) {
      double[] values = new double[sighting.values.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = sighting.values[i];
      }
      double[] mapped = inverse.operate(values);
      for (int i = 0; i < values.length; i++) {
        squares += values[i] * mapped[i] / values.length / sightings.size();
      }
    }
    return 1 / Math.sqrt(Math.max(squares, 1e-9));
  }

  private static Whitening of(double[][] within, double unit) {
    EigenDecomposition eigen = new EigenDecomposition(new Array2DRowRealMatrix(within));
    return new Whitening(
        floats(power(eigen, -0.5).scalarMultiply(unit)),
        floats(power(eigen, 0.5).scalarMultiply(1 / unit)));
  }

  private static RealMatrix power(EigenDecomposition eigen, double exponent) {
    double[] values = eigen.getRealEigenvalues();
    RealMatrix diagonal = new Array2DRowRealMatrix(values.length, values.length);
    for (int i = 0; i < values.length; i++) {
      diagonal.setEntry(i, i, Math.pow(values[i], exponent));
    }
    return eigen.getV().multiply(diagonal).multiply(eigen.getVT());
  }

  private static float[][] floats(RealMatrix matrix) {
    float[][] floats = new float[matrix.getRowDimension()][matrix.getColumnDimension()];
    for (int i = 0; i < floats.length; i++) {
      for (int j = 0; j < floats[i].length; j++) {
        floats[i][j] = (float) matrix.getEntry(i, j);
      }
    }
    return floats;
  }

  /** Maps the first F of some values. */
  float[] apply(float[] values) {
    float[] mapped = new float[forward.length];
    for (int i = 0; i < mapped.length; i++) {
      float[] row = forward[i];
      float value = values[i];
      for (int j = 0; j < mapped.length && value != 0; j++) {
        mapped[j] += value * row[j];
      }
    }
    return mapped;
  }
}
