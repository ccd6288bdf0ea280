package io.shoal.training.simulate;

import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Who lives in the shop, and what changes when.
 *
 * @param code name on the command line
 * @param residents who is there from the start
 * @param plans what changes
 */
record Scenario(String code, List<Archetype> residents, List<Plan> plans) {

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
          new Scenario("no-structure", List.of(Archetypes.ANYBODY), List.of()),
          of("source-silent", plan(0.6, Change::appOfAppleFallsSilent)),
          of("conversion-drop", plan(0.6, Change::loyalBuyersConvertLess)));

  private static Scenario of(String code, Plan... plans) {
    return new Scenario(code, Archetypes.RESIDENTS, List.of(plans));
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
                        + ALL.stream().map(Scenario::code).collect(Collectors.joining(", "))));
  }
}
