package io.shoal.job.featurelog;

import io.shoal.featurelog.FeatureLogWriter;
import io.shoal.featurelog.LogRow;
import java.io.IOException;
import org.apache.flink.api.common.serialization.BulkWriter;
import org.apache.flink.core.fs.FSDataOutputStream;

/** Opens a writer of Parquet on each file that Flink's sink begins. */
final class RowWriters implements BulkWriter.Factory<LogRow> {
  private static final long serialVersionUID = 1;

  @Override
  public BulkWriter<LogRow> create(FSDataOutputStream stream) throws IOException {
    FeatureLogWriter rows = new FeatureLogWriter(stream);
    return new BulkWriter<>() {
      @Override
      public void addElement(LogRow row) throws IOException {
        rows.add(row);
      }

      @Override
      public void flush() {
        // Parquet writes by row groups; the rest is written when the file ends, at a checkpoint.
      }

      @Override
      public void finish() throws IOException {
        rows.finish();
      }
    };
  }
}
