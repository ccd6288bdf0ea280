package io.shoal.training.simulate;

/**
 * A sort of customer.
 *
 * @param name for the truth file
 * @param share of the population at the start, in parts of the sum over all archetypes
 * @param sessionsPerDay of an average member
 * @param actions weight of each {@link Action}
 * @param categories weight of each category
 * @param hour of the day around which members come
 * @param weekend how much more they come on weekends
 * @param mobile share of sessions on a phone
 * @param conversion chance that a session ends in a purchase
 * @param price level of what they look at, the logarithm of its median
 */
record Archetype(
    String name,
    double share,
    double sessionsPerDay,
    double[] actions,
    double[] categories,
    double hour,
    double weekend,
    double mobile,
    double conversion,
    double price) {

  /**
   * What lies between this archetype and another, each trait on the straight way between the two
   * (of hours, the shorter way round). It has the name of the nearer.
   *
   * @param way 0 is this one, 1 the other
   */
  Archetype towards(Archetype other, double way) {
    double round = other.hour - hour;
    round -= 24 * Math.rint(round / 24);
    return new Archetype(
        way < 0.5 ? name : other.name,
        between(share, other.share, way),
        between(sessionsPerDay, other.sessionsPerDay, way),
        between(actions, other.actions, way),
        between(categories, other.categories, way),
        hour + way * round,
        between(weekend, other.weekend, way),
        between(mobile, other.mobile, way),
        between(conversion, other.conversion, way),
        between(price, other.price, way));
  }

  private static double between(double from, double to, double way) {
    return from + way * (to - from);
  }

  private static double[] between(double[] from, double[] to, double way) {
    double[] between = new double[from.length];
    for (int i = 0; i < between.length; i++) {
      between[i] = between(from[i], to[i], way);
    }
    return between;
  }
}
