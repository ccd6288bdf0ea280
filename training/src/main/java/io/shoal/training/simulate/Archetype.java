package io.shoal.training.simulate;

/**
 * A sort of customer.
 *
 * @param name for the truth file
 * @param share of the population
 * @param sessionsPerDay of an average member
 * @param actions weight of each {@link Action}
 * @param categories weight of each category
 * @param hour of the day around which members come
 * @param weekend how much more they come on weekends
 * @param mobile share of sessions on a phone
 * @param conversion chance that a session ends in a purchase
 * @param price level of what they look at
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
    double price) {}
