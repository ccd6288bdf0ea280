package io.shoal.training.simulate;

import java.util.List;
import java.util.function.LongFunction;

/**
 * Who lives in the shop, and what changes when.
 *
 * @param code name on the command line
 * @param residents who is there from the start
 * @param growth by which part the number of customers grows in 180 days
 * @param plans what changes
 */
record Scenario(String code, List<Archetype> residents, double growth, List<Plan> plans) {

  /** A change, and the part of the log that lies before it. */
  record Plan(double part, LongFunction<Change> change) {}

  private static final List<Scenario> ALL =
      List.of(
          of("steady"),
          of("archetype-appears", plan(0.6, Change::liveShoppersAppear)),
          of("archetype-disappears", plan(0.6, Change::newsletterReadersDisappear)),
          of("archetype-splits", plan(0.6, Change::dealHuntersSplit)),
          of("archetypes-merge", plan(0.6, Change::giftGiversAndAdVisitorsMerge)),
          // What takes longest to fade comes first.
          of(
              "lifecycle",
              plan(0.4, Change::newsletterReadersDisappear),
              plan(0.55, Change::giftGiversAndAdVisitorsMerge),
              plan(0.7, Change::dealHuntersSplit),
              plan(0.85, Change::liveShoppersAppear)),
          new Scenario("no-structure", List.of(Archetypes.ANYBODY), 0, List.of()),
          of("source-silent", plan(Change.Kind.SOURCE_SILENT, "app-ios")),
          of("conversion-drop", plan(Change.Kind.CONVERSION_DROP, "loyal-buyer")),
          of("conversion-drop-all", plan(Change.Kind.CONVERSION_DROP_ALL, "all")),
          of("feature-shift", plan(Change.Kind.FEATURE_SHIFT, "price_level")),
          of("archetype-moves", plan(0.6, Change::researchersMove)),
          of("property-lost", plan(Change.Kind.PROPERTY_LOST, "pixel-web")),
          of("unseen-value", plan(Change.Kind.UNSEEN_VALUE, "device")),
          of("copies", plan(Change.Kind.COPIES, "app-android")),
          of("identity-lost", plan(Change.Kind.IDENTITY_LOST, "pixel-web")),
          of("dead-letters", plan(Change.Kind.DEAD_LETTERS, "app-android")),
          new Scenario(
              "growing", Archetypes.RESIDENTS, 0.2, List.of(plan(0.6, Change::promotion))));

  static List<String> names() {
    return ALL.stream().map(Scenario::code).toList();
  }

  private static Scenario of(String code, Plan... plans) {
    return new Scenario(code, Archetypes.RESIDENTS, 0, List.of(plans));
  }

  private static Plan plan(Change.Kind kind, String subject) {
    return plan(0.6, at -> Change.of(kind, subject, at));
  }

  private static Plan plan(double part, LongFunction<Change> change) {
    return new Plan(part, change);
  }

  /** What changes in a log of so many days, each at a midnight. */
  List<Change> changes(int days) {
    return plans.stream().map(plan -> plan.change().apply(midnight(days * plan.part()))).toList();
  }

  private static long midnight(double days) {
    return Population.START + (long) Math.floor(days) * Population.DAY;
  }

  /**
   * The scenario of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Scenario named(String code) {
    return ALL.stream()
        .filter(scenario -> scenario.code.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no scenario is called '"
                        + code
                        + "'; there are "
                        + String.join(", ", names())));
  }
}
