package io.shoal.training.simulate;

import java.util.List;
import java.util.Locale;

/**
 * A change that is planted.
 *
 * @param kind what happens
 * @param subject the archetype or source that it happens to; of a merge, the archetype that comes
 *     of it
 * @param at when it begins, milliseconds
 * @param until when it is complete
 * @param before the archetypes that are no more when it is complete
 * @param after the archetypes that are new then
 */
record Change(
    Kind kind, String subject, long at, long until, List<Archetype> before, List<Archetype> after) {

  /** What can happen. */
  enum Kind {
    /** Members of a new archetype join, within a day. */
    ARCHETYPE_APPEARS,
    /** All members of an archetype leave, within a day. */
    ARCHETYPE_DISAPPEARS,
    /** The members of an archetype become two others, by halves, over two days. */
    ARCHETYPE_SPLITS,
    /** The members of two archetypes become one other, over two days. */
    ARCHETYPES_MERGE,
    /** A source sends nothing any more. */
    SOURCE_SILENT,
    /** The members of one archetype convert 70 % less. */
    CONVERSION_DROP,
    /** Everybody converts 40 % less. */
    CONVERSION_DROP_ALL,
    /** All prices are higher by 60 %. */
    FEATURE_SHIFT,
    /** The members of an archetype do other things, over two days, and stay one kind. */
    ARCHETYPE_MOVES,
    /** A source leaves out a property. */
    PROPERTY_LOST,
    /** A fifth of all sessions are on a device that was never seen. */
    UNSEEN_VALUE,
    /** A source sends three events in ten twice. */
    COPIES,
    /** A source no longer knows who half of its events are of, but by a cookie. */
    IDENTITY_LOST,
    /** Of one event in twenty a source sends what cannot be used. */
    DEAD_LETTERS,
    /** More visits, and twice the purchases in each; announced, so no drift. */
    PROMOTION;

    String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * @throws IllegalArgumentException if it ends before it begins
   */
  Change {
    if (until < at) {
      throw new IllegalArgumentException("a change ends before it begins");
    }
    before = List.copyOf(before);
    after = List.copyOf(after);
  }

  static Change liveShoppersAppear(long at) {
    return new Change(
        Kind.ARCHETYPE_APPEARS,
        Archetypes.LIVE_SHOPPER.name(),
        at,
        at + Population.DAY,
        List.of(),
        List.of(Archetypes.LIVE_SHOPPER));
  }

  static Change newsletterReadersDisappear(long at) {
    Archetype leaving = Archetypes.resident("newsletter-reader");
    return new Change(
        Kind.ARCHETYPE_DISAPPEARS,
        leaving.name(),
        at,
        at + Population.DAY,
        List.of(leaving),
        List.of());
  }

  static Change dealHuntersSplit(long at) {
    Archetype parting = Archetypes.resident("deal-hunter");
    return new Change(
        Kind.ARCHETYPE_SPLITS,
        parting.name(),
        at,
        at + 2 * Population.DAY,
        List.of(parting),
        List.of(Archetypes.COUPON_HUNTER, Archetypes.COMPARISON_SHOPPER));
  }

  static Change giftGiversAndAdVisitorsMerge(long at) {
    return new Change(
        Kind.ARCHETYPES_MERGE,
        Archetypes.GIFT_SCOUT.name(),
        at,
        at + 2 * Population.DAY,
        List.of(Archetypes.resident("gift-giver"), Archetypes.resident("ad-visitor")),
        List.of(Archetypes.GIFT_SCOUT));
  }

  static Change researchersMove(long at) {
    return new Change(
        Kind.ARCHETYPE_MOVES,
        "researcher",
        at,
        at + 2 * Population.DAY,
        List.of(Archetypes.resident("researcher")),
        List.of(Archetypes.RESEARCHER_MOVED));
  }

  /** The Friday to Sunday after a time. */
  static Change promotion(long after) {
    long days = Math.floorMod(4 - (after - Population.START) / Population.DAY, 7L);
    long at = after + days * Population.DAY;
    return new Change(Kind.PROMOTION, "all", at, at + 3 * Population.DAY, List.of(), List.of());
  }

  /** What happens at a moment, and stays. */
  static Change of(Kind kind, String subject, long at) {
    return new Change(kind, subject, at, at, List.of(), List.of());
  }

  /** Whether an archetype begins or ends in it, so that segments should show it. */
  boolean isStructural() {
    return kind != Kind.ARCHETYPE_MOVES && !(before.isEmpty() && after.isEmpty());
  }

  /** Whether it is known before, and no alert is wanted. */
  boolean isAnnounced() {
    return kind == Kind.PROMOTION;
  }

  /** Whether members of an archetype leave in it. */
  boolean endsWithout(Archetype archetype) {
    return before.contains(archetype) && after.isEmpty();
  }

  /** Whether members of an archetype become others in it. */
  boolean turns(Archetype archetype) {
    return before.contains(archetype) && !after.isEmpty();
  }

  /** Whether it touches a customer: one who is there at the time, or comes later. */
  boolean touches(Customer customer) {
    if (customer.life.until() <= at) {
      return false;
    }
    return switch (kind) {
      case SOURCE_SILENT -> customer.onApple;
      case COPIES, DEAD_LETTERS -> !customer.onApple;
      case CONVERSION_DROP -> customer.course.before().name().equals(subject);
      case CONVERSION_DROP_ALL,
          FEATURE_SHIFT,
          PROPERTY_LOST,
          UNSEEN_VALUE,
          IDENTITY_LOST,
          PROMOTION ->
          true;
      default ->
          before.contains(customer.course.before()) || after.contains(customer.course.after());
    };
  }
}
