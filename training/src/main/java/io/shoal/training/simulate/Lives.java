package io.shoal.training.simulate;

/** The phases of a customer's life, and how busy they are in each. */
final class Lives {
  static final long NEW_FOR = 7 * Population.DAY;
  static final long LAPSING_FOR = 14 * Population.DAY;

  private Lives() {}

  static String phase(Customer customer, long at) {
    if (at < customer.from + NEW_FOR) {
      return "new";
    }
    return at >= lapsingFrom(customer) ? "lapsing" : "active";
  }

  static long lapsingFrom(Customer customer) {
    return Math.max(customer.from + NEW_FOR, customer.until - LAPSING_FOR);
  }

  /** Lapsing fades to a fifth. */
  static double pace(Customer customer, long at) {
    long lapsing = lapsingFrom(customer);
    if (at < lapsing) {
      return 1;
    }
    double way = (double) (at - lapsing) / Math.max(1, customer.until - lapsing);
    return 1 - 0.8 * Math.min(1, way);
  }
}
