package io.shoal.job.scoring;

import io.shoal.bundle.BundleContent;
import io.shoal.event.UserHash;
import io.shoal.job.flow.CodecType;
import io.shoal.job.flow.FeatureWindow;
import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.ThinRecord;
import io.shoal.job.model.LoadedModel;
import io.shoal.scoring.ScoringModel;
import io.shoal.scoring.UserScore;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Gives every user window its embedding, in the chain of what made it. Keeps no state. Output:
 * {@link ScoredWindow}; to the side, the thin records of who votes on where segments lie.
 */
public final class Embed extends AbstractStreamOperator<ScoredWindow>
    implements OneInputStreamOperator<FeatureWindow, ScoredWindow> {
  /** Embeddings for the segmenter. */
  public static final OutputTag<ThinRecord> THIN =
      new OutputTag<>("thin-records", new CodecType<>(new ThinRecord.Form()));

  private static final long serialVersionUID = 1;

  private final BundleContent bundle;

  private transient ScoringModel model;

  public Embed(BundleContent bundle) {
    this.bundle = bundle;
  }

  @Override
  public void open() throws Exception {
    super.open();
    model = LoadedModel.of(bundle).scoring();
  }

  @Override
  public void processElement(StreamRecord<FeatureWindow> element) {
    FeatureWindow window = element.getValue();
    UserScore score = model.score(window.values(), window.present());
    output.collect(
        new StreamRecord<>(
            new ScoredWindow(
                window.shard(),
                window.user(),
                window.windowEnd(),
                score.embedding(),
                score.error(),
                score.bins(),
                window.events(),
                window.duplicates(),
                window.conversions(),
                window.sources(),
                window.idle(),
                window.retired()),
            element.getTimestamp()));
    if (window.votes()) {
      output.collect(
          THIN,
          new StreamRecord<>(
              new ThinRecord(window.windowEnd(), UserHash.of(window.user()), score.embedding()),
              element.getTimestamp()));
    }
  }
}
