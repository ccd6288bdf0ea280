package io.shoal.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the truth says is what the log does. */
class PlantedChangesTest {
  private static final int USERS = 400;
  private static final int DAYS = 24;
  private static final long DAY = Population.DAY;
  private static final long END = Population.START + DAYS * DAY;

  @TempDir Path scratch;

  private SimulatedShop shop(String scenario) throws IOException {
    return new SimulatedShop(scenario, USERS, DAYS, 11, scratch.resolve(scenario));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "archetype-appears",
        "archetype-disappears",
        "archetype-splits",
        "archetypes-merge",
        "lifecycle"
      })
  void untilItsFirstChangeAScenarioIsTheSteadyOne(String scenario) throws IOException {
    SimulatedShop changing = shop(scenario);
    List<String> steady = shop("steady").lines;
    int same = 0;
    while (same < steady.size() && steady.get(same).equals(changing.lines.get(same))) {
      same++;
    }

    String first = steady.get(same);
    assertThat(first.replaceFirst(".*\"receivedAt\":\"", "").substring(0, 24))
        .isGreaterThanOrEqualTo(changing.change(0).path("at").asText());
    assertThat(same).isLessThan(steady.size() - 1);
  }

  @Test
  void membersOfAnArchetypeThatAppearsComeWithinADay() throws IOException {
    SimulatedShop shop = shop("archetype-appears");
    long at = shop.changeAt();
    Set<String> members = shop.members("live-shopper");

    assertThat(shop.count(e -> members.contains(e.user()) && e.at() < at)).isZero();
    Set<String> seen = new HashSet<>();
    shop.events().stream().filter(e -> e.at() < at + 4 * DAY).forEach(e -> seen.add(e.user()));
    seen.retainAll(members);
    assertThat((double) seen.size()).isBetween(0.06 * USERS, 0.08 * USERS + 1);
    assertThat(texts(shop.change(0).path("after"))).containsExactly("live-shopper");
    assertThat(texts(shop.change(0).path("before"))).isEmpty();
  }

  @Test
  void membersOfAnArchetypeThatDisappearsAreBusyUntilTheyAreGone() throws IOException {
    SimulatedShop shop = shop("archetype-disappears");
    long at = shop.changeAt();
    Set<String> members = shop.members("newsletter-reader");

    long before =
        shop.count(e -> members.contains(e.user()) && e.at() >= at - 3 * DAY && e.at() < at);
    long earlier =
        shop.count(
            e -> members.contains(e.user()) && e.at() >= at - 10 * DAY && e.at() < at - 7 * DAY);
    assertThat(before).isGreaterThan(earlier / 2);
    // A session may end, and a refund come, when its customer is no more.
    assertThat(
            shop.count(
                e ->
                    members.contains(e.user())
                        && e.at() >= at + DAY + 3_600_000
                        && !e.type().equals("refund")))
        .isZero();
    assertThat(texts(shop.change(0).path("before"))).containsExactly("newsletter-reader");
    assertThat(shop.change(0).path("affectedUsers").asInt()).isBetween(15, 40);
  }

  @Test
  void anArchetypePartsByHalvesIntoTwoThatDoDifferentThings() throws IOException {
    SimulatedShop shop = shop("archetype-splits");
    long at = shop.changeAt();
    Set<String> parting = shop.members("deal-hunter");
    Set<String> coupons = shop.members("coupon-hunter");
    Set<String> comparing = shop.members("comparison-shopper");

    assertThat((double) coupons.size() / comparing.size()).isBetween(0.6, 1.6);
    assertThat(coupons).doesNotContainAnyElementsOf(comparing);
    coupons.retainAll(parting);
    comparing.retainAll(parting);
    assertThat(shop.part(coupons, "search", at - 10 * DAY, at))
        .isCloseTo(shop.part(comparing, "search", at - 10 * DAY, at), within(0.06));
    assertThat(shop.part(coupons, "search", at + 2 * DAY, END)).isLessThan(0.1);
    assertThat(shop.part(comparing, "search", at + 2 * DAY, END)).isGreaterThan(0.25);
    assertThat(shop.part(coupons, "search", at + DAY / 2, at + 3 * DAY / 2))
        .isBetween(
            shop.part(coupons, "search", at + 2 * DAY, END),
            shop.part(coupons, "search", at - 10 * DAY, at));
  }

  @Test
  void aTurnChangesTheNameInItsMiddle() throws IOException {
    SimulatedShop shop = shop("archetype-splits");
    Set<String> ends = new TreeSet<>();
    shop.truth
        .path("users")
        .forEach(
            phases -> {
              for (int i = 1; i < phases.size(); i++) {
                if (!phases.get(i).path("archetype").equals(phases.get(i - 1).path("archetype"))) {
                  ends.add(phases.get(i).path("from").asText());
                  assertThat(phases.get(i - 1).path("until")).isEqualTo(phases.get(i).path("from"));
                }
              }
            });

    assertThat(ends).containsExactly(EventLog.time(shop.changeAt() + DAY));
    assertThat(shop.change(0).path("until").asText())
        .isEqualTo(EventLog.time(shop.changeAt() + 2 * DAY));
  }

  @Test
  void twoArchetypesThatMergeDoTheSameAfterwards() throws IOException {
    SimulatedShop shop = shop("archetypes-merge");
    long at = shop.changeAt();
    Set<String> gifts = shop.members("gift-giver");
    Set<String> ads = shop.members("ad-visitor");

    assertThat(shop.part(ads, "ad_click", Population.START, at))
        .isGreaterThan(5 * shop.part(gifts, "ad_click", Population.START, at));
    assertThat(shop.part(ads, "ad_click", at + 2 * DAY, END))
        .isCloseTo(shop.part(gifts, "ad_click", at + 2 * DAY, END), within(0.08));
    assertThat(texts(shop.change(0).path("before"))).containsExactly("gift-giver", "ad-visitor");
    assertThat(shop.change(0).path("subject").asText()).isEqualTo("gift-scout");
    Set<String> scouts = shop.members("gift-scout");
    assertThat(scouts).containsAnyElementsOf(gifts).containsAnyElementsOf(ads);
  }

  @Test
  void aLifecycleHasAllFourSpacedInTime() throws IOException {
    JsonNode changes = shop("lifecycle").truth.path("changes");

    assertThat(changes.findValuesAsText("kind"))
        .containsExactly(
            "archetype-disappears", "archetypes-merge", "archetype-splits", "archetype-appears");
    for (int i = 1; i < 4; i++) {
      long apart =
          SimulatedShop.time(changes.get(i).path("at"))
              - SimulatedShop.time(changes.get(i - 1).path("at"));
      assertThat(apart).isGreaterThanOrEqualTo(3 * DAY);
    }
  }

  @Test
  void withoutStructureEverybodyIsOfOneKind() throws IOException {
    SimulatedShop shop = shop("no-structure");

    assertThat(shop.members("anybody")).hasSize(shop.truth.path("users").size());
    assertThat(shop.truth.path("changes")).isEmpty();
  }

  private static List<String> texts(JsonNode nodes) {
    return java.util.stream.StreamSupport.stream(nodes.spliterator(), false)
        .map(JsonNode::asText)
        .toList();
  }
}
