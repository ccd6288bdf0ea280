package io.shoal.featurelog;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** Writes one file of the log. Rows come in the order of their windows. */
public final class FeatureLogWriter {
  /**
   * Held in memory until it is written, and by who reads; small, for many files are open at once.
   */
  private static final long ROW_GROUP_BYTES = 8 << 20;

  private static final int PAGE_BYTES = 256 << 10;

  private final ParquetWriter<LogRow> rows;

  /**
   * @param stream to write to; stays open
   */
  public FeatureLogWriter(FSDataOutputStream stream) throws IOException {
    rows =
        new Builder(new StreamOutputFile(stream))
            .withConf(new PlainParquetConfiguration())
            .withCodecFactory(new GzipCodec())
            .withCompressionCodec(CompressionCodecName.GZIP)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withPageSize(PAGE_BYTES)
            .build();
  }

  public void add(LogRow row) throws IOException {
    rows.write(row);
  }

  /** Writes what is left, and what makes it a Parquet file. */
  public void finish() throws IOException {
    rows.close();
  }

  private static final class Builder extends ParquetWriter.Builder<LogRow, Builder> {
    Builder(OutputFile file) {
      super(file);
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // It is abstract.
    protected WriteSupport<LogRow> getWriteSupport(Configuration configuration) {
      throw new IllegalStateException("the log is written without Hadoop");
    }

    @Override
    protected WriteSupport<LogRow> getWriteSupport(ParquetConfiguration configuration) {
      return new RowWriteSupport();
    }
  }
}
