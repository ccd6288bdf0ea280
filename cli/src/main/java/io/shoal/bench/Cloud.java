package io.shoal.bench;

/**
 * A cloud of the {@link CloudStream}. Lengths are in units of the stream.
 *
 * @param label of its points until its turn
 * @param labelAfter of its points from then on
 * @param weight share of the points, before it is made to sum to 1
 * @param turn what happens to it
 * @param home its centre before the turn
 * @param away its centre after the turn
 * @param spread standard deviation by dimension
 * @param axis in which it is longer: the standard deviation along it, times its direction
 */
record Cloud(
    int label,
    int labelAfter,
    double weight,
    Turn turn,
    double[] home,
    double[] away,
    double[] spread,
    double[] axis) {

  boolean lives(int time) {
    return switch (turn) {
      case DEATH -> time < turn.at();
      case BIRTH -> time >= turn.at();
      default -> true;
    };
  }

  int label(int time) {
    return time < turn.at() ? label : labelAfter;
  }

  double[] centre(int time) {
    double progress = turn.progress(time);
    double[] centre = new double[home.length];
    for (int d = 0; d < centre.length; d++) {
      centre[d] = home[d] + progress * (away[d] - home[d]);
    }
    return centre;
  }
}
