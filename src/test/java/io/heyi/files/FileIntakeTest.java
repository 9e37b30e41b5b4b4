package io.heyi.files;

import static io.heyi.files.SampleFiles.both;
import static io.heyi.files.SampleFiles.image;
import static io.heyi.files.SampleFiles.office;
import static io.heyi.files.SampleFiles.pdf;
import static io.heyi.files.SampleFiles.webp;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.heyi.files.internal.VirusScanner;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/** What comes in and what does not (product-bar T15): nothing is believed of a file but what is in it. */
class FileIntakeTest {

    private static final byte[] SCRIPT = "<script>alert(1)</script>".getBytes(UTF_8);

    private VirusScanner.Result verdict = new VirusScanner.Clean();
    private final FileIntake intake = intake(FilePolicy.defaults());

    private FileIntake intake(FilePolicy policy) {
        return new FileIntake(policy, new VirusScanner() {

            @Override
            public boolean on() {
                return true;
            }

            @Override
            public Result scan(Path file) {
                return verdict;
            }

            @Override
            public boolean answers() {
                return true;
            }
        });
    }

    private Intake receive(String name, byte[] content) {
        return intake.receive(name, new ByteArrayInputStream(content));
    }

    private String fault(String name, byte[] content) {
        return ((Intake.Refused) receive(name, content)).error().code();
    }

    static Stream<Arguments> goodFiles() {
        return Stream.of(Arguments.of("offer.pdf", pdf()), Arguments.of("photo.PNG", image("png")), Arguments.of("photo.jpeg", image("jpg")), Arguments.of("photo.webp", webp()),
                Arguments.of("notes.txt", "Größe 中文\n\ta < b".getBytes(UTF_8)), Arguments.of("rows.csv", "a,b\n1,2\n".getBytes(UTF_8)),
                Arguments.of("from an office.csv", "名称,金额\r\n烤箱,100\r\n".getBytes(java.nio.charset.Charset.forName("GB18030"))),
                Arguments.of("letter.docx", office("word/document.xml")), Arguments.of("sums.xlsx", office("xl/workbook.xml")), Arguments.of("deck.pptx", office("ppt/presentation.xml", "ppt/embeddings/sheet1.xlsx")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodFiles")
    void whatPeopleUseComesIn(String name, byte[] content) throws IOException {
        var intake = receive(name, content);
        assertThat(intake).isInstanceOf(Intake.Accepted.class);
        try (var file = ((Intake.Accepted) intake).file()) {
            assertThat(file.name()).isEqualTo(name);
            assertThat(file.size()).isEqualTo(content.length);
            assertThat(Files.readAllBytes(file.content())).isEqualTo(content);
            assertThat(file.sha256()).matches("[0-9a-f]{64}");
        }
        assertThat(((Intake.Accepted) intake).file().content()).doesNotExist();
    }

    static Stream<Arguments> otherContents() {
        return Stream.of(Arguments.of("page as text", "notes.txt", "<html><body>hi</body></html>".getBytes(UTF_8)), Arguments.of("drawing as picture", "a.png", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(UTF_8)),
                Arguments.of("program as document", "a.pdf", both(new byte[] {'M', 'Z', (byte) 0x90, 0}, new byte[600])), Arguments.of("picture of another kind", "a.png", image("jpg")),
                Arguments.of("archive as letter", "a.docx", office("xl/workbook.xml")), Arguments.of("bytes as text", "a.txt", new byte[] {1, 2, 3, 0, 5}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("otherContents")
    void aNameThatDoesNotFitTheContentIsRefused(String what, String name, byte[] content) {
        assertThat(fault(name, content)).isEqualTo("files.error.notWhatItSays");
    }

    static Stream<Arguments> polyglots() {
        return Stream.of(Arguments.of("page after a PNG", "a.png", both(image("png"), SCRIPT)), Arguments.of("archive after a PNG", "a.png", both(image("png"), office("word/document.xml"))),
                Arguments.of("page after a JPEG", "a.jpg", both(image("jpg"), SCRIPT)),
                Arguments.of("page inside a JPEG that ends as one", "a.jpg", both(both(image("jpg"), SCRIPT), new byte[] {(byte) 0xFF, (byte) 0xD9})),
                Arguments.of("program after a WebP", "a.webp", both(webp(), "<?php system('id');".getBytes(UTF_8))), Arguments.of("archive after a PDF", "a.pdf", both(pdf(), office("word/document.xml"))),
                Arguments.of("page after a letter", "a.docx", both(office("word/document.xml"), SCRIPT)), Arguments.of("PNG cut short", "a.png", java.util.Arrays.copyOf(image("png"), 40)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("polyglots")
    void aSecondContentInsideIsRefused(String what, String name, byte[] content) {
        assertThat(fault(name, content)).isEqualTo("files.error.hidden");
    }

    static Stream<Arguments> activeFiles() {
        var hidden = new String(SampleFiles.pdfThatActs(), java.nio.charset.StandardCharsets.ISO_8859_1).replace("/JavaScript", "/Java#53cript").replace("/JS", "/J#53")
                .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        return Stream.of(Arguments.of("PDF with a script", "a.pdf", SampleFiles.pdfThatActs()), Arguments.of("PDF with a script whose name is written in numbers", "a.pdf", hidden),
                Arguments.of("letter with macros", "a.docx", office("word/document.xml", "word/vbaProject.bin")), Arguments.of("deck with a program", "a.pptx", office("ppt/presentation.xml", "ppt/embeddings/oleObject1.bin")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("activeFiles")
    void whatActsByItselfIsRefused(String what, String name, byte[] content) {
        assertThat(fault(name, content)).isEqualTo("files.error.active");
    }

    @Test
    void otherKindsAndEmptyFilesAreRefused() {
        assertThat(fault("a.html", SCRIPT)).isEqualTo("files.error.kind");
        assertThat(fault("a.png.exe", image("png"))).isEqualTo("files.error.kind");
        assertThat(fault("png", image("png"))).isEqualTo("files.error.kind");
        assertThat(fault("a.txt", new byte[0])).isEqualTo("files.error.empty");
        assertThat(new FileIntake(new FilePolicy(null, null, List.of(FileKind.PDF)), new AlwaysClean()).receive("a.png", new ByteArrayInputStream(image("png")))).as("by policy").isInstanceOf(Intake.Refused.class);
    }

    private static final class AlwaysClean implements VirusScanner {

        @Override
        public boolean on() {
            return false;
        }

        @Override
        public Result scan(Path file) {
            return new Clean();
        }

        @Override
        public boolean answers() {
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource({"'../../etc/passwd.txt', passwd.txt", "'C:\\\\Temp\\\\a.txt', a.txt", "'a\u202Etxt.exe.txt', atxt.exe.txt", "'<img src=x onerror=alert(1)>.txt', '<img src=x onerror=alert(1)>.txt'",
            "'a\u0000\r\nSet-Cookie: x.txt', 'aSet-Cookie: x.txt'", "'  .hidden.txt', hidden.txt"})
    void aNameIsTheLastPartWithoutWhatCannotBeSeen(String sent, String kept) {
        var intake = receive(sent, "text".getBytes(UTF_8));
        try (var file = ((Intake.Accepted) intake).file()) {
            assertThat(file.name()).isEqualTo(kept);
        }
    }

    @Test
    void aNameThatIsTooLongKeepsItsEnding() {
        try (var file = ((Intake.Accepted) receive("长".repeat(500) + ".txt", "text".getBytes(UTF_8))).file()) {
            assertThat(file.name()).hasSize(120).endsWith("长.txt");
        }
    }

    @Test
    void ofAGigabyteNoMoreIsReadThanMayComeIn() {
        var read = new AtomicLong();
        var gigabyte = new InputStream() {
            @Override
            public int read() {
                return read.incrementAndGet() > 1L << 30 ? -1 : 'a';
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                java.util.Arrays.fill(target, offset, offset + length, (byte) 'a');
                read.addAndGet(length);
                return length;
            }
        };
        var refused = intake(new FilePolicy(DataSize.ofMegabytes(1), null, null)).receive("a.txt", gigabyte);
        assertThat(((Intake.Refused) refused).error().code()).isEqualTo("files.error.tooLarge");
        assertThat(read.get()).isEqualTo((1 << 20) + 1);
    }

    @Test
    void whatTheScannerFindsOrCannotSeeStaysOut() {
        verdict = new VirusScanner.Found("Eicar-Test");
        assertThat(receive("a.txt", "text".getBytes(UTF_8))).isInstanceOfSatisfying(Intake.Infected.class, infected -> assertThat(infected.finding()).isEqualTo("Eicar-Test"));
        verdict = new VirusScanner.NoAnswer();
        assertThat(receive("a.txt", "text".getBytes(UTF_8))).isInstanceOf(Intake.ScannerAway.class);
    }
}
