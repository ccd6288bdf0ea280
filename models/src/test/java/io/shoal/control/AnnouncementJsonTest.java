package io.shoal.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnnouncementJsonTest {
  private static final String PROMOTION =
      "{\"kind\":\"planned\",\"name\":\"black-friday\",\"from\":\"2026-11-27T00:00:00Z\","
          + "\"to\":\"2026-11-30T00:00:00Z\",\"streams\":[\"conversion/*\"]}";

  private static Announcement parse(String json) {
    return AnnouncementJson.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aPlannedWindowIsReadAndWrittenAsItWas() {
    Announcement announcement = parse(PROMOTION);

    assertThat(announcement)
        .isEqualTo(
            new Announcement.Planned(
                new QuietWindow(
                    "black-friday",
                    Instant.parse("2026-11-27T00:00:00Z").toEpochMilli(),
                    Instant.parse("2026-11-30T00:00:00Z").toEpochMilli(),
                    List.of("conversion/*"),
                    Long.MIN_VALUE)));
    assertThat(AnnouncementJson.write(announcement)).isEqualTo(PROMOTION);
  }

  @Test
  void whatWasRecordedIsReadAgain() {
    String line =
        "{\"kind\":\"withdrawn\",\"name\":\"x\",\"appliesFrom\":\"2026-11-28T00:15:00Z\"}";

    assertThat(AnnouncementJson.write(parse(line))).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "planned|planed|kind must be planned or withdrawn",
        "black-friday|black friday|name must be",
        "2026-11-27T00:00:00Z|27.11.2026|from must be a time such as",
        "2026-11-30|2026-11-20|to must be after from",
        "2026-11-30|2027-11-30|at most 92 days",
        "[\"conversion/*\"]|[]|streams must name at least one",
        "conversion/*|conversion|'KIND/*' or 'KIND/SUBJECT'",
        "\"streams\"|\"stream\"|there is no field 'stream'",
        "{\"kind\"|[{\"kind\"|one JSON object",
      })
  void whatIsWrongIsSaid(String part, String wrong, String message) {
    assertThatThrownBy(() -> parse(PROMOTION.replace(part, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
