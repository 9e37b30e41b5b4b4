package io.heyi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SectionsTest {

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void aFileWithoutTheLastSection() throws IOException {
        file = folder.resolve("benchmarks.md");
        Files.writeString(file, "# Benchmarks\n\n## Pages\nfast\n\n" + CycleReport.HEADING + "\nold cycle\n");
    }

    @Test
    void aNewSectionComesLast() throws IOException {
        Sections.replace(file, ReplacementReport.HEADING + "\nquick\n");
        assertThat(file).hasContent("# Benchmarks\n\n## Pages\nfast\n\n" + CycleReport.HEADING + "\nold cycle\n\n" + ReplacementReport.HEADING + "\nquick\n");
    }

    @Test
    void oneSectionIsReplacedAndTheOthersStay() throws IOException {
        Sections.replace(file, ReplacementReport.HEADING + "\nquick\n");
        Sections.replace(file, CycleReport.HEADING + "\nnew cycle\n");
        assertThat(file).hasContent("# Benchmarks\n\n## Pages\nfast\n\n" + CycleReport.HEADING + "\nnew cycle\n\n" + ReplacementReport.HEADING + "\nquick\n");
    }

    @Test
    void whatStandsBeforeTheSectionsIsReplacedAlone() throws IOException {
        Sections.replaceFirst(file, "# Benchmarks\n\n## Pages\nfaster\n");
        assertThat(file).hasContent("# Benchmarks\n\n## Pages\nfaster\n\n" + CycleReport.HEADING + "\nold cycle\n");
    }
}
