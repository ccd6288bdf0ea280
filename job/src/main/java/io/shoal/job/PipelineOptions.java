package io.shoal.job;

import io.shoal.bundle.BundleContent;
import io.shoal.drift.DriftOptions;
import io.shoal.job.control.FeatureWait;
import io.shoal.job.ingest.IngestOptions;
import io.shoal.job.scoring.VoterSample;
import io.shoal.segment.SegmenterOptions;
import java.io.Serializable;
import java.util.Objects;

/**
 * What the pipeline needs to know.
 *
 * @param bundle the model
 * @param emitAfter windows that end at or before it build profiles only
 * @param ingest of the source stage
 * @param segmenter of the segmenter
 * @param voters whose embeddings the segmenter sees
 * @param drift of the drift monitor
 * @param featureWait of a swap to a model of other features
 * @param maxParallelism fixed for the life of the job's state
 * @param featureLog directory of the log of features; empty for none
 */
public record PipelineOptions(
    BundleContent bundle,
    long emitAfter,
    IngestOptions ingest,
    SegmenterOptions segmenter,
    VoterSample voters,
    DriftOptions drift,
    FeatureWait featureWait,
    int maxParallelism,
    String featureLog)
    implements Serializable {
  private static final long serialVersionUID = 1;

  public PipelineOptions {
    Objects.requireNonNull(bundle, "bundle");
    Objects.requireNonNull(ingest, "ingest");
    Objects.requireNonNull(segmenter, "segmenter");
    Objects.requireNonNull(voters, "voters");
    Objects.requireNonNull(drift, "drift");
    Objects.requireNonNull(featureWait, "featureWait");
    Objects.requireNonNull(featureLog, "featureLog");
  }
}
