package io.heyi.audit.internal;

/** The check of a file as the page and the API say it. */
public class HistoryFilesInTest {

    private final HistoryFiles files;

    HistoryFilesInTest(HistoryFiles files) {
        this.files = files;
    }

    public String report(String file) {
        return HistoryFilePages.Report.of(files.check(file)).toString();
    }
}
