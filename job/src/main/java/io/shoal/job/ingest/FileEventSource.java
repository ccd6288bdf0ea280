package io.shoal.job.ingest;

import io.shoal.job.flow.SourceRecord;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Files of events as one bounded source partition: merged by event time, which Flink's own file
 * source does not do. Parallelism 1.
 */
public final class FileEventSource implements Source<SourceRecord, FileSplit, Boolean> {
  private static final long serialVersionUID = 1;

  private final ReplayOptions options;

  public FileEventSource(ReplayOptions options) {
    this.options = options;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public SplitEnumerator<FileSplit, Boolean> createEnumerator(
      SplitEnumeratorContext<FileSplit> context) {
    return new FileSplitEnumerator(context, new FileSplit(0));
  }

  @Override
  public SplitEnumerator<FileSplit, Boolean> restoreEnumerator(
      SplitEnumeratorContext<FileSplit> context, Boolean pending) {
    return new FileSplitEnumerator(context, pending ? new FileSplit(0) : null);
  }

  @Override
  public SimpleVersionedSerializer<FileSplit> getSplitSerializer() {
    return FileSplit.Form.V1;
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return FileSplitEnumerator.Form.V1;
  }

  @Override
  public SourceReader<SourceRecord, FileSplit> createReader(SourceReaderContext context) {
    return new FileEventReader(options);
  }
}
