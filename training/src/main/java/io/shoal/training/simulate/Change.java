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
    CONVERSION_DROP;

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

  static Change appOfAppleFallsSilent(long at) {
    return new Change(Kind.SOURCE_SILENT, "app-ios", at, at, List.of(), List.of());
  }

  static Change loyalBuyersConvertLess(long at) {
    return new Change(Kind.CONVERSION_DROP, "loyal-buyer", at, at, List.of(), List.of());
  }

  /** Whether it is about archetypes, so that segments should show it. */
  boolean isStructural() {
    return !before.isEmpty() || !after.isEmpty();
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
      case CONVERSION_DROP -> customer.course.before().name().equals(subject);
      default ->
          before.contains(customer.course.before()) || after.contains(customer.course.after());
    };
  }
}
