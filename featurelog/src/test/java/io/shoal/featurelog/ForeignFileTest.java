package io.shoal.featurelog;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet that is not of a log, or of a later one. */
class ForeignFileTest {
  private static final MessageType TYPE =
      MessageTypeParser.parseMessageType("message other { required int64 windowEnd; }");

  @TempDir Path directory;

  private static final class Numbers extends WriteSupport<Long> {
    private final Map<String, String> metadata;
    private RecordConsumer out;

    Numbers(Map<String, String> metadata) {
      this.metadata = metadata;
    }

    @Override
    @SuppressWarnings("deprecation") // It is abstract.
    public WriteContext init(Configuration configuration) {
      throw new IllegalStateException();
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(TYPE, metadata);
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
      out = consumer;
    }

    @Override
    public void write(Long value) {
      out.startMessage();
      out.startField("windowEnd", 0);
      out.addLong(value);
      out.endField("windowEnd", 0);
      out.endMessage();
    }
  }

  private static final class Builder extends ParquetWriter.Builder<Long, Builder> {
    private final Map<String, String> metadata;

    Builder(OutputFile file, Map<String, String> metadata) {
      super(file);
      this.metadata = metadata;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // It is abstract.
    protected WriteSupport<Long> getWriteSupport(Configuration configuration) {
      throw new IllegalStateException();
    }

    @Override
    protected WriteSupport<Long> getWriteSupport(ParquetConfiguration configuration) {
      return new Numbers(metadata);
    }
  }

  private void write(Map<String, String> metadata) throws IOException {
    Path day = Files.createDirectories(directory.resolve("day=2026-01-05"));
    try (ParquetWriter<Long> writer =
        new Builder(new LocalOutputFile(day.resolve("foreign.parquet")), metadata)
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new GzipCodec())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .build()) {
      writer.write(1L);
    }
  }

  private void read() throws IOException {
    new FeatureLog(directory.toString()).read(Long.MIN_VALUE, Long.MAX_VALUE, (row, window) -> {});
  }

  @Test
  void aFileOfAnotherMakingIsNamedWithWhatToDo() throws Exception {
    write(Map.of());

    assertThatThrownBy(this::read)
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll("foreign.parquet", "not of a feature log", "--feature-log");
  }

  @Test
  void aFileOfALaterFormatIsNamedWithItsFormat() throws Exception {
    write(Map.of(RowSchema.FORMAT_KEY, "2"));

    assertThatThrownBy(this::read).hasMessageContainingAll("foreign.parquet", "format 2, not 1");
  }
}
