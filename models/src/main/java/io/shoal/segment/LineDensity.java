package io.shoal.segment;

/** Density of embeddings at evenly spaced points along a line, the first of them at 0. */
final class LineDensity {
  static final int POINTS = 48;

  /**
   * The root of a count has a standard error of 1/2 (Bartlett 1936); of two counts that are
   * compared each takes the 1/sqrt(2) of it.
   */
  private static final double ROOT_ERROR = 0.35355339059327373;

  /** Of its height, below which a Gaussian is left out. */
  private static final double FAINT = 1e-13;

  /** Standard deviations after which it is as low as that. */
  private static final double REACH = 7.8;

  /**
   * In squared points. A narrower Gaussian is seen as one of this width, and of its height: else
   * the powers of its ratio would overflow, and between two points it would be nowhere.
   */
  private static final double FINEST = 0.01;

  private final double[] density = new double[POINTS];

  /**
   * Adds Gaussians of one width. From its nearest point one changes by a power of a ratio, which is
   * its own, and a factor that depends on the distance alone and is the same for all: so two
   * exponentials are enough for all its points.
   *
   * @param at their means, in points
   * @param variance in squared points
   * @param heights at their means
   */
  void add(double[] at, double variance, double[] heights) {
    double wide = Math.max(variance, FINEST);
    double[] fall = fall(wide);
    double precision = 1 / wide;
    for (int i = 0; i < at.length; i++) {
      int nearest = (int) Math.max(0, Math.min(POINTS - 1, Math.rint(at[i])));
      double away = nearest - at[i];
      double here = heights[i] * Exponential.of(-away * away / 2 * precision);
      if (here > heights[i] * FAINT) {
        density[nearest] += here;
        addAround(nearest, here, Exponential.of(away * precision), fall);
      }
    }
  }

  /** Of a Gaussian with its mean on a point, the height so many points off, as far as it counts. */
  private static double[] fall(double variance) {
    int reach = (int) Math.min(POINTS, Math.ceil(Math.sqrt(variance) * REACH) + 1);
    double[] fall = new double[reach];
    double ratio = Exponential.of(-1 / variance);
    double step = Math.sqrt(ratio);
    fall[0] = 1;
    for (int k = 1; k < reach; k++) {
      fall[k] = fall[k - 1] * step;
      step *= ratio;
    }
    return fall;
  }

  /**
   * @param here height of a Gaussian at a point
   * @param before ratio of which it has a power more at each point before, and one less behind
   */
  private void addAround(int point, double here, double before, double[] fall) {
    double behind = 1 / before;
    double low = here;
    double high = here;
    int below = Math.min(point, fall.length - 1);
    int above = Math.min(POINTS - 1 - point, fall.length - 1);
    int both = Math.min(below, above);
    for (int k = 1; k <= both; k++) {
      low *= before;
      high *= behind;
      density[point - k] += low * fall[k];
      density[point + k] += high * fall[k];
    }
    for (int k = both + 1; k <= below; k++) {
      low *= before;
      density[point - k] += low * fall[k];
    }
    for (int k = both + 1; k <= above; k++) {
      high *= behind;
      density[point + k] += high * fall[k];
    }
  }

  /**
   * Density at the lowest point of a valley, over that of the lower of its two peaks; 1 if there is
   * no valley. Against there being none, one may hide at any point of the middle, also where the
   * density only falls; outside it are too few embeddings to be certain of anything.
   *
   * @param doubt standard errors of the counts, in favour of there being no valley; below 0 against
   *     it
   * @param outside points before the middle, and as many behind it
   */
  double lowest(double doubt, int outside) {
    double[] peakBehind = new double[POINTS];
    double peak = 0;
    for (int k = POINTS - 1; k >= 0; k--) {
      peak = density[k] > peak ? density[k] : peak;
      peakBehind[k] = peak;
    }
    double error = doubt * ROOT_ERROR;
    double lowest = 1;
    double peakBefore = 0;
    double rootOf = 0;
    double root = 0;
    for (int k = 0; k < POINTS; k++) {
      peakBefore = density[k] > peakBefore ? density[k] : peakBefore;
      double lower = peakBefore < peakBehind[k] ? peakBefore : peakBehind[k];
      boolean isMiddle = k >= outside && k < POINTS - outside;
      if (density[k] < lower || isMiddle) {
        root = lower == rootOf ? root : Math.sqrt(lower);
        rootOf = lower;
        double ceiling = root - error;
        double below = lowest * ceiling - error;
        if (below > 0 && density[k] < below * below) {
          lowest = Math.max(0, Math.sqrt(density[k]) + error) / ceiling;
        }
      }
    }
    return lowest * lowest;
  }

  double at(int point) {
    return density[point];
  }
}
