package io.heyi.performance.internal.intake;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** CSV as RFC 4180 has it: commas, double quotes, a header with the names of the columns in any order; {@code sampleSize} may be left out. */
public final class CsvRows {

    /** The columns as the documentation lists them. */
    public static final List<String> COLUMNS = List.of("emc", "actor", "metric", "period", "value", "source", "sampleSize");
    private static final Set<String> NEEDED = Set.of("emc", "actor", "metric", "period", "value", "source");
    private static final CSVFormat FORMAT = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(false).get();

    private CsvRows() {}

    /** @param mostRows more are refused as a whole */
    public static Reading read(byte[] body, int mostRows) {
        var decoded = Utf8.decode(body);
        if (decoded.fault() != null) {
            return Reading.failed(decoded.fault().line() == 0 ? RowError.ofFile("encoding") : RowError.ofFile("encodingAt", decoded.fault().line()));
        }
        try (var parser = CSVParser.parse(new StringReader(decoded.text()), FORMAT)) {
            return new CsvReading(mostRows).read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory is readable", e);
        }
    }

    private static final class CsvReading {

        private final Reading reading = new Reading();
        private final int mostRows;
        private List<String> header;

        CsvReading(int mostRows) {
            this.mostRows = mostRows;
        }

        Reading read(CSVParser parser) {
            int number = 0;
            try {
                for (var row : parser) {
                    number = (int) row.getRecordNumber();
                    if (!take(row, number)) {
                        return reading;
                    }
                }
            } catch (UncheckedIOException | IllegalStateException quoting) {
                reading.add(RowError.of(number + 1, "", "quoting"));
                return reading;
            }
            if (header == null) {
                reading.add(RowError.ofFile("empty"));
            } else if (reading.rows().isEmpty() && reading.errors().isEmpty()) {
                reading.add(RowError.ofFile("noRows"));
            }
            return reading;
        }

        /** False when reading on makes no sense. */
        private boolean take(CSVRecord row, int number) {
            if (header == null) {
                header = Arrays.stream(row.values()).map(String::strip).toList();
                return headerIsGood();
            }
            if (row.size() == 1 && row.get(0).isBlank()) {
                return true;
            }
            if (reading.rows().size() >= mostRows) {
                reading.add(RowError.ofFile("tooManyRows", mostRows));
                return false;
            }
            if (row.size() != header.size()) {
                reading.add(RowError.of(number, "", "columns", header.size(), row.size()));
            } else {
                reading.add(new RawRow(number, cell(row, "emc"), cell(row, "actor"), cell(row, "metric"), cell(row, "period"), cell(row, "value"), cell(row, "source"), cell(row, "sampleSize")));
            }
            return !reading.full();
        }

        private boolean headerIsGood() {
            if (header.size() == 1 && (header.getFirst().contains(";") || header.getFirst().contains("\t"))) {
                reading.add(RowError.of(1, "", "separator"));
                return false;
            }
            header.stream().filter(name -> !COLUMNS.contains(name)).forEach(name -> reading.add(RowError.of(1, "", "unknownColumn", shown(name), String.join(",", COLUMNS))));
            NEEDED.stream().sorted().filter(name -> !header.contains(name)).forEach(name -> reading.add(RowError.of(1, name, "missingColumn", name)));
            if (new HashSet<>(header).size() != header.size()) {
                reading.add(RowError.of(1, "", "twiceInHeader"));
            }
            return reading.errors().isEmpty();
        }

        private String cell(CSVRecord row, String column) {
            int position = header.indexOf(column);
            return position < 0 ? null : row.get(position);
        }

        private static String shown(String name) {
            return name.length() <= 40 ? name : name.substring(0, 40) + "…";
        }
    }
}
