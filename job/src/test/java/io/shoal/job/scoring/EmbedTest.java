package io.shoal.job.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoal.event.UserHash;
import io.shoal.job.flow.CodecSerializer;
import io.shoal.job.flow.FeatureWindow;
import io.shoal.job.flow.ScoredWindow;
import io.shoal.job.flow.ScoringInput;
import io.shoal.job.flow.ThinRecord;
import io.shoal.job.model.SmallModel;
import io.shoal.window.PaneFeatures;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedTest {
  private static final int USERS = 1_000;

  @TempDir Path scratch;

  private OneInputStreamOperatorTestHarness<ScoringInput, ScoredWindow> embed;

  @AfterEach
  void close() throws Exception {
    embed.close();
  }

  private static FeatureWindow window(int user, boolean votes) {
    return new FeatureWindow(
        1,
        "user-" + user,
        900_000,
        new float[] {user % 3},
        new boolean[] {true},
        1,
        0,
        0,
        Map.of(),
        false,
        false,
        new PaneFeatures(new float[] {1}, new boolean[] {true}),
        votes,
        false,
        null);
  }

  @Test
  void everybodyIsScoredAndTheVotersAmongTheSampleVote() throws Exception {
    VoterSample sample = new VoterSample(0.2);
    embed =
        new OneInputStreamOperatorTestHarness<>(
            new Embed(SmallModel.in(scratch.resolve("model")), sample));
    embed.setup(new CodecSerializer<>(new ScoredWindow.Form()));
    embed.open();
    for (int user = 0; user < USERS; user++) {
      embed.processElement(window(user, user % 2 == 0), 899_999);
    }

    List<Long> expected =
        IntStream.range(0, USERS)
            .filter(user -> user % 2 == 0)
            .mapToObj(user -> UserHash.of("user-" + user))
            .filter(sample::holds)
            .toList();
    assertThat(embed.extractOutputValues()).hasSize(USERS);
    assertThat(embed.getSideOutput(Embed.THIN))
        .extracting(StreamRecord::getValue)
        .extracting(ThinRecord::userHash)
        .containsExactlyElementsOf(expected);
    assertThat(expected).hasSizeBetween(70, 130);
  }

  /** What a model that takes sixteen at once says of each, and when it is told. */
  @Test
  void usersAreScoredTogetherButNotAcrossABarrierOrAWatermark() throws Exception {
    embed =
        new OneInputStreamOperatorTestHarness<>(
            new Embed(SmallModel.residual(scratch, "residual", "purchase"), VoterSample.ALL));
    embed.setup(new CodecSerializer<>(new ScoredWindow.Form()));
    embed.open();
    for (int user = 0; user < 21; user++) {
      embed.processElement(window(user, false), 899_999);
    }
    assertThat(embed.extractOutputValues()).as("a full batch").hasSize(16);

    embed.prepareSnapshotPreBarrier(1);
    assertThat(embed.extractOutputValues()).as("before the barrier").hasSize(21);

    embed.processElement(window(21, false), 899_999);
    embed.processWatermark(899_999);
    assertThat(embed.getOutput().toArray()[22])
        .as("the watermark comes last")
        .isInstanceOf(Watermark.class);

    List<ScoredWindow> scored = embed.extractOutputValues();
    assertThat(scored)
        .extracting(ScoredWindow::user)
        .containsExactlyElementsOf(
            IntStream.range(0, 22).mapToObj(user -> "user-" + user).toList());
    for (ScoredWindow user : scored.subList(3, 22)) {
      int same = scored.indexOf(user) % 3;
      assertThat(user.embedding())
          .as("%s, alike and in another place", user.user())
          .isEqualTo(scored.get(same).embedding());
    }
  }
}
