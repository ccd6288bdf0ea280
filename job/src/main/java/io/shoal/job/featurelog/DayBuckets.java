package io.shoal.job.featurelog;

import io.shoal.featurelog.LogDay;
import io.shoal.featurelog.LogRow;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.functions.sink.filesystem.BucketAssigner;
import org.apache.flink.streaming.api.functions.sink.filesystem.bucketassigners.SimpleVersionedStringSerializer;

/** Puts each row into the directory of the day of its window: event time, not the wall clock. */
final class DayBuckets implements BucketAssigner<LogRow, String> {
  private static final long serialVersionUID = 1;

  @Override
  public String getBucketId(LogRow row, Context context) {
    return LogDay.directory(row.windowEnd());
  }

  @Override
  public SimpleVersionedSerializer<String> getSerializer() {
    return SimpleVersionedStringSerializer.INSTANCE;
  }
}
