package io.shoal.training.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is written by hand is what the formatters of the JDK write. */
class EventLineTest {
  @Test
  void anEventIsOneLineOfJson() {
    EventLine line = new EventLine();
    line.of("u7", 3, "search", 1_767_571_200_000L, "\"category\":\"toys\"");

    assertThat(new String(line.from("email", 1_767_571_200_045L), StandardCharsets.US_ASCII))
        .matches(
            "\\{\"eventId\":\"u7-[0-9a-f]{16}\",\"userId\":\"u7\",\"type\":\"search\","
                + "\"timestamp\":\"2026-01-05T00:00:00Z\","
                + "\"receivedAt\":\"2026-01-05T00:00:00.045Z\",\"source\":\"email\","
                + "\"properties\":\\{\"category\":\"toys\"}}");
  }

  @Test
  void theSecondSourceOfAnEventHasItsIdAndTime() {
    EventLine line = new EventLine();
    line.of("u7", 3, "search", 0, "");
    String first = new String(line.from("pixel-web", 5), StandardCharsets.US_ASCII);
    String second = new String(line.from("server", 9), StandardCharsets.US_ASCII);

    assertThat(second).isEqualTo(first.replace("pixel-web", "server").replace(".005Z", ".009Z"));
  }

  @Test
  void timesAreThoseOfInstant() {
    SplittableRandom random = new SplittableRandom(1);
    IsoTime time = new IsoTime();
    for (int i = 0; i < 10_000; i++) {
      long millis = random.nextLong(4_000_000_000_000L) / (i % 2 == 0 ? 1 : 1_000) * 1_000;
      millis += i % 3 == 0 ? random.nextInt(1_000) : 0;
      StringBuilder text = new StringBuilder();
      time.append(text, millis);
      assertThat(text).hasToString(Instant.ofEpochMilli(millis).toString());
    }
  }

  @Test
  void amountsAreThoseOfTheFormatter() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 20_000; i++) {
      double amount =
          i % 2 == 0
              ? StrictMath.exp(12 * random.nextDouble() - 4)
              : random.nextInt(100_000) / 1_000.0 + (i % 3 - 1) * 1e-9;
      assertThat(Money.cents(amount)).isEqualTo(String.format(Locale.ROOT, "%.2f", amount));
    }
  }
}
