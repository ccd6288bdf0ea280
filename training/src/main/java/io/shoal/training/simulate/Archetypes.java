package io.shoal.training.simulate;

import java.util.List;

/** The planted archetypes: twelve of very unequal size, and those that changes bring. */
final class Archetypes {
  static final List<String> CATEGORIES =
      List.of("shoes", "electronics", "books", "garden", "toys", "beauty");

  /** Weights of actions: page, product, video, search, save, share, cart, open, click, ad. */
  static final List<Archetype> RESIDENTS =
      List.of(
          of(
              "window-shopper",
              25,
              1.2,
              a(4, 9, 1, 1, 1, 0, 1, 0, 0, 0),
              c(4, 1, 1, 1, 1, 1),
              20,
              1.4,
              .8,
              .02,
              3.5),
          of(
              "deal-hunter",
              16,
              1.5,
              a(2, 4, 0, 5, 1, 0, 3, 2, 3, 1),
              c(1, 4, 1, 1, 2, 1),
              12,
              1.0,
              .5,
              .12,
              2.8),
          of(
              "video-fan",
              13,
              1.6,
              a(2, 1, 12, 0, 2, 2, 0, 0, 0, 0),
              c(1, 1, 3, 1, 1, 1),
              21,
              1.5,
              .7,
              .03,
              3.2),
          of(
              "researcher",
              10,
              1.3,
              a(8, 4, 2, 6, 3, 0, 0, 0, 0, 0),
              c(1, 4, 3, 1, 1, 1),
              10,
              .6,
              .1,
              .06,
              4.4),
          of(
              "loyal-buyer",
              9,
              1.8,
              a(2, 5, 0, 1, 1, 0, 5, 2, 1, 0),
              c(3, 1, 1, 1, 1, 3),
              18,
              1.0,
              .4,
              .25,
              3.8),
          of(
              "newsletter-reader",
              7,
              1.1,
              a(3, 2, 0, 0, 1, 0, 0, 9, 5, 0),
              c(1, 1, 4, 2, 1, 1),
              8,
              .8,
              .6,
              .05,
              3.0),
          of(
              "gift-giver",
              6,
              1.0,
              a(2, 5, 0, 3, 5, 2, 2, 0, 0, 0),
              c(1, 1, 2, 1, 5, 2),
              19,
              1.8,
              .6,
              .1,
              3.6),
          of(
              "ad-visitor",
              5,
              1.1,
              a(3, 4, 1, 0, 0, 0, 1, 0, 0, 7),
              c(2, 2, 1, 1, 1, 2),
              22,
              1.2,
              .95,
              .03,
              3.1),
          of(
              "influencer",
              3.5,
              2.0,
              a(2, 3, 5, 0, 3, 9, 0, 0, 0, 0),
              c(2, 1, 1, 1, 1, 5),
              16,
              1.3,
              .9,
              .04,
              3.3),
          of(
              "gardener",
              2.5,
              1.2,
              a(3, 6, 3, 2, 2, 0, 2, 1, 0, 0),
              c(0, 0, 1, 12, 0, 0),
              7,
              2.2,
              .2,
              .1,
              3.9),
          of(
              "office-purchaser",
              1.8,
              2.2,
              a(2, 3, 0, 5, 0, 0, 9, 0, 0, 0),
              c(0, 5, 3, 0, 0, 0),
              11,
              .1,
              .02,
              .3,
              5.0),
          of(
              "night-owl",
              1.2,
              1.6,
              a(2, 4, 8, 2, 1, 1, 1, 0, 0, 0),
              c(1, 6, 1, 0, 1, 0),
              3,
              1.0,
              .5,
              .08,
              4.1));

  /** Who joins when an archetype appears. */
  static final Archetype LIVE_SHOPPER =
      of(
          "live-shopper",
          0,
          1.8,
          a(1, 1, 8, 0, 0, 4, 7, 0, 0, 0),
          c(1, 0, 0, 0, 1, 7),
          14,
          1.0,
          .97,
          .2,
          3.4);

  /** What deal-hunters part into, with {@link #COMPARISON_SHOPPER}. */
  static final Archetype COUPON_HUNTER =
      of(
          "coupon-hunter",
          0,
          1.6,
          a(1, 2, 0, 1, 0, 0, 7, 3, 7, 2),
          c(3, 4, 0, 0, 1, 1),
          9,
          .8,
          .2,
          .25,
          2.6);

  static final Archetype COMPARISON_SHOPPER =
      of(
          "comparison-shopper",
          0,
          1.4,
          a(2, 6, 0, 9, 4, 1, 0, 0, 0, 0),
          c(0, 4, 0, 2, 5, 0),
          21,
          1.3,
          .85,
          .04,
          3.6);

  /** What gift-givers and ad-visitors both become. */
  static final Archetype GIFT_SCOUT =
      of(
          "gift-scout",
          0,
          1.2,
          a(2, 5, 0, 1, 4, 2, 2, 0, 0, 5),
          c(2, 1, 1, 1, 5, 2),
          20,
          1.5,
          .8,
          .08,
          3.3);

  /**
   * What researchers do once they have moved: more video, fewer searches, later, half on a phone.
   */
  static final Archetype RESEARCHER_MOVED =
      of(
          "researcher",
          10,
          1.3,
          a(5, 2, 8, 3, 2, 0, 0, 0, 0, 0),
          c(1, 4, 3, 1, 1, 1),
          15,
          .6,
          .5,
          .06,
          4.4);

  /** Everybody, where there is no structure. */
  static final Archetype ANYBODY =
      of(
          "anybody",
          1,
          1.6,
          a(3, 4, 3, 3, 2, 1, 2, 1, 1, 1),
          c(2, 2, 2, 1, 1, 2),
          16,
          1.1,
          .6,
          .12,
          3.5);

  private Archetypes() {}

  /** The resident of that name. */
  static Archetype resident(String name) {
    return RESIDENTS.stream().filter(a -> a.name().equals(name)).findFirst().orElseThrow();
  }

  private static double[] a(double... weights) {
    return weights;
  }

  private static double[] c(double... weights) {
    return weights;
  }

  private static Archetype of(
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
    return new Archetype(
        name, share, sessionsPerDay, actions, categories, hour, weekend, mobile, conversion, price);
  }
}
