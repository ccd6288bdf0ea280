package io.shoal.job.backtest;

import io.shoal.job.output.JsonLine;
import io.shoal.job.output.OutputRecord;
import io.shoal.job.output.OutputTopic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.TreeMap;
import org.apache.flink.api.common.serialization.Encoder;

/**
 * Writes records as lines: JSON as it is, what could not be used as JSON with its headers and the
 * original bytes in Base64. Tombstones are of topics and leave no line.
 */
final class LineEncoder implements Encoder<OutputRecord> {
  private static final long serialVersionUID = 1;

  private final boolean raw;

  LineEncoder(OutputTopic topic) {
    raw = topic == OutputTopic.DEAD_LETTERS || topic == OutputTopic.LATE_EVENTS;
  }

  @Override
  public void encode(OutputRecord record, OutputStream out) throws IOException {
    if (record.value() == null) {
      return;
    }
    out.write(raw ? letter(record) : record.value());
    out.write('\n');
  }

  private static byte[] letter(OutputRecord record) {
    JsonLine line = new JsonLine();
    new TreeMap<>(record.headers()).forEach(line::text);
    return line.text("raw", Base64.getEncoder().encodeToString(record.value()))
        .end()
        .getBytes(StandardCharsets.UTF_8);
  }
}
