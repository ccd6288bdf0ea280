package io.shoal.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.ParsedEvent.Reason;
import io.shoal.event.ParsedEvent.Unusable;
import io.shoal.event.ParsedEvent.Usable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventParserTest {
  private static final long NOW = Instant.parse("2026-01-05T12:00:00Z").toEpochMilli();

  private final EventParser parser = new EventParser(EventOptions.defaults());

  private ParsedEvent parse(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    return parser.parse(bytes, 0, bytes.length, NOW);
  }

  @Test
  void readsTheFlatForm() {
    CustomerEvent event =
        ((Usable)
                parse(
                    """
                    {"eventId":"e1","userId":"u1","type":"product_view",
                     "timestamp":"2026-01-05T11:59:59.250Z","source":"pixel-web",
                     "properties":{"price":9.5,"category":"shoes","new":true,"none":null}}"""))
            .event();

    assertThat(event.id()).isEqualTo("e1");
    assertThat(event.time()).isEqualTo(NOW - 750);
    assertThat(event.numbers()).containsEntry("price", 9.5).containsEntry("new", 1.0).hasSize(2);
    assertThat(event.texts()).containsOnly(java.util.Map.entry("category", "shoes"));
  }

  @Test
  void readsSegmentMessages() {
    CustomerEvent event =
        ((Usable)
                parse(
                    """
                    {"messageId":"m1","type":"track","event":"Order Completed","anonymousId":"a1",
                     "originalTimestamp":"2026-01-05T12:00:00+01:00","context":{"ip":"1.2.3.4"},
                     "properties":{"revenue":12,"products":[{"sku":1}]}}"""))
            .event();

    assertThat(event.name()).isEqualTo("order_completed");
    assertThat(event.user()).isEqualTo("anon:a1");
    assertThat(event.time()).isEqualTo(NOW - 3_600_000);
    assertThat(event.numbers()).containsOnly(java.util.Map.entry("revenue", 12.0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"userId\":\"u\",\"type\":\"x\",\"timest | MALFORMED_JSON",
        "[1,2] | NOT_AN_OBJECT",
        "{\"type\":\"x\",\"timestamp\":\"2026-01-05T00:00:00Z\"} | MISSING_USER",
        "{\"userId\":\"u\",\"timestamp\":\"2026-01-05T00:00:00Z\"} | MISSING_NAME",
        "{\"userId\":\"u\",\"type\":\"x\"} | MISSING_TIMESTAMP",
        "{\"userId\":\"u\",\"type\":\"x\",\"timestamp\":\"yesterday\"} | BAD_TIMESTAMP",
        "{\"userId\":\"u\",\"type\":\"x\",\"timestamp\":\"2099-01-01T00:00:00Z\"} | TIMESTAMP_IN_FUTURE",
        "{\"userId\":\"u\",\"type\":\"x\",\"timestamp\":\"1970-01-01T00:00:00Z\"} | TIMESTAMP_TOO_OLD",
        "{\"userId\":{\"a\":1},\"type\":\"x\",\"timestamp\":\"2026-01-05T00:00:00Z\"} | WRONG_TYPE",
        "{\"userId\":\"u\",\"type\":\"x\",\"timestamp\":\"2026-01-05T00:00:00Z\",\"properties\":{\"v\":NaN}} | NON_FINITE_NUMBER",
      })
  void saysWhyARecordCannotBeUsed(String json, Reason reason) {
    assertThat(parse(json)).isInstanceOf(Unusable.class);
    assertThat(((Unusable) parse(json)).reason()).isEqualTo(reason);
  }

  @Test
  void refusesARecordThatIsTooLarge() {
    assertThat(parse("{\"userId\":\"" + "x".repeat(1 << 20) + "\"}"))
        .isInstanceOfSatisfying(
            Unusable.class, fault -> assertThat(fault.reason()).isEqualTo(Reason.TOO_LARGE));
  }

  @Test
  void refusesAUserKeyThatIsTooLong() {
    String json =
        "{\"userId\":\""
            + "x".repeat(600)
            + "\",\"type\":\"x\",\"timestamp\":\"2026-01-05T00:00:00Z\"}";

    assertThat(((Unusable) parse(json)).reason()).isEqualTo(Reason.TOO_LARGE);
  }
}
