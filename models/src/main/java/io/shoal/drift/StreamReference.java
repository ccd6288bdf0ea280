package io.shoal.drift;

/**
 * What one stream looked like when all was well.
 *
 * @param mean for each hour of the week, shrunk towards that hour of all days, then towards all
 * @param scale for each hour of the week, standard deviation, shrunk likewise; positive
 * @param rho of an AR(1) fitted to the residuals, 0 to 1
 * @param clip residuals enter the fit of the next only within plus or minus this
 * @param innovations of the reference ticks, in rising order: those against which ticks are ranked
 */
record StreamReference(
    double[] mean, double[] scale, double rho, double clip, double[] innovations) {

  double residual(long windowEnd, double value) {
    int cell = HourOfWeek.of(windowEnd);
    return (value - mean[cell]) / scale[cell];
  }

  double clipped(double residual) {
    return Math.max(-clip, Math.min(clip, residual));
  }
}
