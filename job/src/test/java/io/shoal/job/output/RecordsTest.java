package io.shoal.job.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.job.flow.ModelStamp;
import io.shoal.job.flow.SegmentTurn;
import io.shoal.segment.SegmentEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordsTest {
  private static final ModelStamp MODEL =
      new ModelStamp("default-0011aabb", "f".repeat(64), 3, Duration.ofDays(7));

  @ParameterizedTest
  @EnumSource
  void everyTurnOfASegmentKeepsItsPublishedContract(SegmentEvent.Kind kind) throws Exception {
    SegmentEvent event = new SegmentEvent(kind, 7, kind == SegmentEvent.Kind.BORN ? 0 : 3, 900_000);

    OutputRecord record = Records.turn(new SegmentTurn(event, MODEL));

    assertThat(record.key()).isEqualTo("s7");
    assertThat(
            new Contract("segment-lifecycle.v1")
                .faults(new String(record.value(), StandardCharsets.UTF_8)))
        .isEmpty();
  }
}
