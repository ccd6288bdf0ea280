package io.shoal.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scenario plants is in the log from the change on, and not before. */
class PlantedFaultsTest {
  private static final int DAYS = 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path scratch;

  private SimulatedShop shop(String scenario) throws IOException {
    return new SimulatedShop(scenario, 300, DAYS, 5, scratch.resolve(scenario));
  }

  /** The part of some lines that are of a sort, before and after the change. */
  private static double[] parts(
      SimulatedShop shop, Predicate<String> among, Predicate<String> which) {
    String at = shop.change(0).path("at").asText();
    double[] some = new double[2];
    double[] all = new double[2];
    for (String line : shop.lines) {
      int time = line.indexOf("\"receivedAt\":\"");
      if (among.test(line)) {
        int side = time > 0 && line.substring(time + 14).compareTo(at) < 0 ? 0 : 1;
        all[side]++;
        some[side] += which.test(line) ? 1 : 0;
      }
    }
    return new double[] {some[0] / all[0], some[1] / all[1]};
  }

  private static Predicate<String> has(String text) {
    return line -> line.contains(text);
  }

  @Test
  void aSourceLosesAProperty() throws IOException {
    SimulatedShop shop = shop("property-lost");
    Predicate<String> views = has("\"type\":\"product_view\"");

    double[] web = parts(shop, views.and(has("\"source\":\"pixel-web\"")), has("\"price\":"));
    double[] app = parts(shop, views.and(has("\"source\":\"app-ios\"")), has("\"price\":"));
    assertThat(web[0]).isEqualTo(1);
    // A handful of events from before the change come after it.
    assertThat(web[1]).isLessThan(0.01);
    assertThat(app[1]).isEqualTo(1);
  }

  @Test
  void aFifthOfTheSessionsAreOnANewDevice() throws IOException {
    double[] parts =
        parts(
            shop("unseen-value"),
            has("\"type\":\"session_start\""),
            has("\"device\":\"television\""));

    assertThat(parts[0]).isZero();
    assertThat(parts[1]).isCloseTo(0.2, within(0.03));
  }

  @Test
  void aSourceSendsCopies() throws IOException {
    SimulatedShop shop = shop("copies");
    Set<String> seen = new HashSet<>();
    Predicate<String> again =
        line -> !seen.add(line.replaceFirst("\",\"userId.*", "")) && line.contains("eventId");

    double[] parts = parts(shop, has("\"source\":\"app-android\""), again);

    assertThat(parts[0]).isZero();
    // Three more for ten.
    assertThat(parts[1]).isCloseTo(0.3 / 1.3, within(0.02));
  }

  @Test
  void aSourceLosesTheIdentityOfHalfItsEvents() throws IOException {
    double[] parts =
        parts(
            shop("identity-lost"),
            has("\"source\":\"pixel-web\""),
            has("\"anonymousId\":\"cookie-u"));

    assertThat(parts[0]).isZero();
    assertThat(parts[1]).isCloseTo(0.5, within(0.03));
  }

  @Test
  void aSourceSendsWhatCannotBeUsed() throws IOException {
    SimulatedShop shop = shop("dead-letters");

    Predicate<String> source = has("\"source\":\"app-android\"");
    long broken = shop.lines.stream().filter(has("\"timestamp\":\"yesterday\"")).count();
    long after = shop.count(e -> e.source().equals("app-android") && e.at() >= shop.changeAt());
    assertThat(shop.lines.stream().filter(source).filter(has("yesterday")).count())
        .isEqualTo(broken);
    assertThat((double) broken / (broken + after)).isCloseTo(0.05, within(0.01));
  }

  @Test
  void pricesRiseByThreeFifths() throws IOException {
    SimulatedShop shop = shop("feature-shift");
    double[] logs = new double[2];
    double[] n = new double[2];
    for (String line : shop.lines) {
      int price = line.indexOf("\"price\":");
      if (price > 0) {
        JsonNode event = JSON.readTree(line);
        int side = SimulatedShop.time(event.path("timestamp")) < shop.changeAt() ? 0 : 1;
        logs[side] += Math.log(event.path("properties").path("price").asDouble());
        n[side]++;
      }
    }

    assertThat(logs[1] / n[1] - logs[0] / n[0]).isCloseTo(Math.log(1.6), within(0.06));
  }

  @Test
  void everybodyConvertsLess() throws IOException {
    SimulatedShop shop = shop("conversion-drop-all");
    Predicate<SimulatedShop.Event> after = e -> e.at() >= shop.changeAt();
    Predicate<SimulatedShop.Event> buys = e -> e.type().equals("purchase");
    Predicate<SimulatedShop.Event> comes = e -> e.type().equals("session_start");

    double rate = (double) shop.count(after.and(buys)) / shop.count(after.and(comes));
    double before =
        (double) shop.count(after.negate().and(buys)) / shop.count(after.negate().and(comes));
    assertThat(rate / before).isCloseTo(0.6, within(0.12));
  }

  @Test
  void anArchetypeThatMovesKeepsItsNameAndDoesOtherThings() throws IOException {
    SimulatedShop shop = shop("archetype-moves");
    long at = shop.changeAt();
    long day = Population.DAY;
    Set<String> members = shop.members("researcher");

    assertThat(shop.part(members, "video_progress", at - 10 * day, at)).isLessThan(0.13);
    assertThat(shop.part(members, "video_progress", at + 2 * day, at + 9 * day)).isGreaterThan(0.2);
    assertThat(shop.change(0).has("before")).isFalse();
    assertThat(texts(shop.change(0).path("names")))
        .containsExactly(
            "segment-*/@researcher", "feature*/video_watching*", "feature*/watch_depth*");
  }

  @Test
  void aShopThatGrowsHasAFifthMoreCustomersAfterHalfAYear() throws IOException {
    SimulatedShop shop = new SimulatedShop("growing", 600, 180, 5, scratch.resolve("g"));

    assertThat(customers(shop, 0)).isCloseTo(600, within(5L));
    assertThat((double) customers(shop, 179)).isCloseTo(720, within(8.0));
  }

  private static long customers(SimulatedShop shop, int day) {
    String noon = EventLog.time(Population.START + day * Population.DAY + Population.DAY / 2);
    return StreamSupport.stream(shop.truth.path("users").spliterator(), false)
        .filter(
            phases ->
                StreamSupport.stream(phases.spliterator(), false)
                    .anyMatch(
                        phase ->
                            phase.path("from").asText().compareTo(noon) <= 0
                                && phase.path("until").asText().compareTo(noon) > 0))
        .count();
  }

  @Test
  void aPromotionIsAnnouncedAndIsNoChange() throws IOException {
    SimulatedShop shop = new SimulatedShop("growing", 300, 28, 5, scratch.resolve("growing"));
    JsonNode planned = shop.truth.path("planned").path(0);
    long from = SimulatedShop.time(planned.path("from"));
    long to = SimulatedShop.time(planned.path("to"));

    assertThat(shop.truth.path("changes")).isEmpty();
    assertThat((from - Population.START) / Population.DAY % 7).isEqualTo(4);
    double within = visits(shop, from, to);
    assertThat(within / visits(shop, from - 7 * Population.DAY, to - 7 * Population.DAY))
        .isCloseTo(1.4, within(0.2));
    String announced = Files.readString(scratch.resolve("growing/control.jsonl"));
    assertThat(announced)
        .startsWith(
            "{\"kind\":\"planned\",\"name\":\"promotion\",\"from\":\""
                + planned.path("from").asText());
    assertThat(announced).hasLineCount(1);
  }

  private static long visits(SimulatedShop shop, long from, long to) throws IOException {
    return shop.count(e -> e.type().equals("session_start") && e.at() >= from && e.at() < to);
  }

  private static List<String> texts(JsonNode nodes) {
    return StreamSupport.stream(nodes.spliterator(), false).map(JsonNode::asText).toList();
  }
}
