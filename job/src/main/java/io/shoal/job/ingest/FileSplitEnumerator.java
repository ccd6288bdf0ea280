package io.shoal.job.ingest;

import java.io.IOException;
import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Gives the one split to the one reader, and again after a failure. */
final class FileSplitEnumerator implements SplitEnumerator<FileSplit, Boolean> {
  private final SplitEnumeratorContext<FileSplit> context;
  private FileSplit pending;

  FileSplitEnumerator(SplitEnumeratorContext<FileSplit> context, FileSplit pending) {
    this.context = context;
    this.pending = pending;
  }

  @Override
  public void start() {
    // The reader registers first.
  }

  @Override
  public void handleSplitRequest(int subtask, String host) {
    // Splits are given at registration.
  }

  @Override
  public void addSplitsBack(List<FileSplit> splits, int subtask) {
    if (!splits.isEmpty()) {
      pending = splits.get(0);
    }
  }

  @Override
  public void addReader(int subtask) {
    if (pending != null) {
      context.assignSplit(pending, subtask);
      pending = null;
    }
    context.signalNoMoreSplits(subtask);
  }

  @Override
  public Boolean snapshotState(long checkpointId) {
    return pending != null;
  }

  @Override
  public void close() {
    // Nothing is open.
  }

  /** Versioned bytes of the enumerator's state: whether the split is still to be given out. */
  enum Form implements SimpleVersionedSerializer<Boolean> {
    V1;

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Boolean pending) {
      return new byte[] {(byte) (pending ? 1 : 0)};
    }

    @Override
    public Boolean deserialize(int version, byte[] bytes) throws IOException {
      return bytes[0] == 1;
    }
  }
}
