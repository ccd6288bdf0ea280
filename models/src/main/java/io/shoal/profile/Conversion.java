package io.shoal.profile;

/**
 * A conversion rate with its 95 % interval.
 *
 * @param exposures exposures that ended
 * @param converted those of them with a goal event
 */
public record Conversion(long exposures, long converted) {
  /** The 97.5 % quantile of the normal distribution. */
  private static final double Z = 1.959963984540054;

  public Conversion {
    if (converted < 0 || converted > exposures) {
      throw new IllegalArgumentException(
          converted + " of " + exposures + " exposures cannot have converted");
    }
  }

  /** From 0 to 1; NaN without any exposure. */
  public double rate() {
    return exposures == 0 ? Double.NaN : (double) converted / exposures;
  }

  /** Lower end of Wilson's score interval (1927); NaN without any exposure. */
  public double low() {
    return Math.max(0, middle() - halfWidth());
  }

  /** Upper end of Wilson's score interval; NaN without any exposure. */
  public double high() {
    return Math.min(1, middle() + halfWidth());
  }

  private double middle() {
    return exposures == 0
        ? Double.NaN
        : (rate() + Z * Z / (2 * exposures)) / (1 + Z * Z / exposures);
  }

  private double halfWidth() {
    double n = exposures;
    return Z / (1 + Z * Z / n) * StrictMath.sqrt(rate() * (1 - rate()) / n + Z * Z / (4 * n * n));
  }
}
