package io.shoal.training.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ConversionsTest {
  private static final long DAY = 86_400_000L;

  private static Conversions conversions() {
    Conversions conversions = new Conversions(Duration.ofDays(7));
    conversions.add("anna", 3 * DAY);
    conversions.add("anna", 20 * DAY);
    conversions.add("anna", 21 * DAY);
    return conversions;
  }

  @Test
  void aConversionCountsWithinTheHorizonAfterAWindowAndNotInIt() {
    Conversions conversions = conversions();

    assertThat(conversions.after("anna", 2 * DAY, 100 * DAY)).isEqualTo(Outcome.CONVERTED);
    assertThat(conversions.after("anna", 3 * DAY, 100 * DAY)).isEqualTo(Outcome.NOT_CONVERTED);
    assertThat(conversions.after("anna", 13 * DAY, 100 * DAY)).isEqualTo(Outcome.CONVERTED);
    assertThat(conversions.after("anna", 12 * DAY, 100 * DAY)).isEqualTo(Outcome.NOT_CONVERTED);
    assertThat(conversions.after("ben", 12 * DAY, 100 * DAY)).isEqualTo(Outcome.NOT_CONVERTED);
  }

  @Test
  void whatIsNotOverIsUnknownEvenOfWhoHasConverted() {
    assertThat(conversions().after("anna", 19 * DAY, 25 * DAY)).isEqualTo(Outcome.UNKNOWN);
  }
}
