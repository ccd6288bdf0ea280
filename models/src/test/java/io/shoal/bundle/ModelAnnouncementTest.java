package io.shoal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelAnnouncementTest {
  private static final String LEAST =
      "{'name':'shop','version':0,'uri':'run/bundle','effectiveFrom':'2026-01-26T00:00:00Z'}"
          .replace('\'', '"');

  @TempDir Path scratch;

  @Test
  void theExampleOfTheContractIsReadAndWrittenBack() throws IOException {
    String example = Files.readString(Path.of("../docs/schemas/models.v1.example.json"));

    ModelAnnouncement announcement = ModelAnnouncement.parse(example);

    assertThat(announcement.version()).isEqualTo(3);
    assertThat(announcement.key()).isEqualTo("default/2026-01-30T00:00:00Z");
    assertThat(announcement.toJson())
        .isEqualTo(example.replaceAll("\\s*\\n\\s*", "").replace("\": ", "\":"));
  }

  @Test
  void aLocalBundleNeedsNoChecksum() {
    ModelAnnouncement announcement = ModelAnnouncement.parse(LEAST);

    assertThat(announcement.expectedChecksum()).isEmpty();
    assertThat(announcement.announcedAt()).isNull();
    assertThat(announcement.effectiveFrom()).isEqualTo(Instant.parse("2026-01-26T00:00:00Z"));
    assertThat(ModelAnnouncement.parse(announcement.toJson())).isEqualTo(announcement);
    assertThat(ModelAnnouncement.parse(LEAST.replace("run/bundle", "file:///run")).version())
        .isZero();
  }

  @Test
  void theRecordOfAnActivationIsAnAnnouncementThatHasBeenDecided() throws IOException {
    String record = Files.readString(Path.of("../docs/schemas/model-activations.v1.example.json"));

    ModelAnnouncement announcement = ModelAnnouncement.parse(record);

    assertThat(announcement.decided())
        .isEqualTo(
            new ModelAnnouncement.Decision(Instant.parse("2026-02-02T00:15:00Z"), "on-time", ""));
    assertThat(announcement.gatherFrom()).isNull();
    assertThat(ModelAnnouncement.parse(announcement.toJson())).isEqualTo(announcement);
  }

  @Test
  void fieldsOfLaterVersionsAreLeftAside() {
    assertThat(ModelAnnouncement.parse(LEAST.replace("{", "{\"colour\":[1],")))
        .isEqualTo(ModelAnnouncement.parse(LEAST));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"shop\"|\"../x\"|lower case letters",
        "\"name\"|\"nome\"|name is missing",
        "n\":0|n\":-1|version must be",
        "n\":0|n\":1.5|version must be",
        "n\":0|n\":4294967297|version must be",
        "n\":0|n\":\"1\"|version must be",
        "\"run/bundle\"|\" \"|uri must name",
        "\"run/bundle\"|7|uri must be text",
        "run/bundle|s3://m/b|checksum is missing",
        "\"uri\"|\"checksum\":\"abc\",\"uri\"|64 hex digits",
        "\"effectiveFrom\"|\"from\"|effectiveFrom is missing",
        "2026-01-26T00:00:00Z|tomorrow|effectiveFrom must be a time such as",
        "\"uri\"|\"announcedAt\":\"now\",\"uri\"|announcedAt must be a time",
        "\"uri\"|\"version\":1,\"uri\"|is not JSON: Duplicate",
        "{|[|is not JSON"
      })
  void whatIsWrongIsSaidByField(String right, String wrong, String fault) {
    assertThatThrownBy(() -> ModelAnnouncement.parse(LEAST.replace(right, wrong)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fault);
  }

  @Test
  void aFileIsReadInItsOrder() throws IOException {
    Path file = scratch.resolve("announcements.jsonl");
    Files.writeString(file, LEAST + "\n\n" + LEAST.replace("n\":0", "n\":2") + "\n");

    assertThat(AnnouncementFile.read(file, "shop"))
        .extracting(ModelAnnouncement::version)
        .containsExactly(0, 2);
  }

  @Test
  void anotherLineOfModelsIsRefusedByItsPlace() throws IOException {
    Path file = scratch.resolve("announcements.jsonl");
    Files.writeString(file, LEAST + "\n" + LEAST.replace("shop", "mail") + "\n");

    assertThatThrownBy(() -> AnnouncementFile.read(file, "shop"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining("'mail', and the job serves 'shop'");
  }

  @Test
  void aWrongLineIsRefusedByItsPlace() throws IOException {
    Path file = scratch.resolve("announcements.jsonl");
    Files.writeString(file, "{}\n");

    assertThatThrownBy(() -> AnnouncementFile.read(file, "shop"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1: name is missing");
  }
}
