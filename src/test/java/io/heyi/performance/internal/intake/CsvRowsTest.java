package io.heyi.performance.internal.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRowsTest {

    private static final String HEADER = "emc,actor,metric,period,value,source,sampleSize\n";
    private static final String ROW = "EMC-0001,ME-0001,ovens-sold,2026-11,1250,till system,\n";

    private static Reading read(String text) {
        return CsvRows.read(text.getBytes(StandardCharsets.UTF_8), 100);
    }

    private static String faults(Reading reading) {
        return reading.errors().stream().map(error -> error.row() + " " + error.code().substring(RowError.PREFIX.length())).collect(Collectors.joining(", "));
    }

    @Test
    void aRowIsReadWithItsNumberAsASpreadsheetShowsIt() {
        var reading = read(HEADER + ROW + "\n" + "EMC-0001,\"EMC-0001\",profit,2026-11,-3.5,\"said \"\"so\"\", in\ntwo lines\",40\r\n");

        assertThat(reading.errors()).isEmpty();
        assertThat(reading.rows()).containsExactly(new RawRow(2, "EMC-0001", "ME-0001", "ovens-sold", "2026-11", "1250", "till system", ""),
                new RawRow(4, "EMC-0001", "EMC-0001", "profit", "2026-11", "-3.5", "said \"so\", in\ntwo lines", "40"));
    }

    @Test
    void columnsMayStandInAnyOrderAndSampleSizeMayBeMissing() {
        assertThat(read("value,source,emc,actor,metric,period\n1,till,EMC-0001,ME-0001,m,2026-11").rows())
                .containsExactly(new RawRow(2, "EMC-0001", "ME-0001", "m", "2026-11", "1", "till", null));
    }

    @Test
    void aByteOrderMarkIsNoLetterOfTheHeader() {
        assertThat(read("\uFEFF" + HEADER + ROW).rows()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void otherEncodingsAreRefusedAsAWhole(String charset) {
        assertThat(faults(CsvRows.read((HEADER + ROW).getBytes(Charset.forName(charset)), 100))).isEqualTo("0 encoding");
    }

    @Test
    void aLetterOfAnotherEncodingIsFoundByItsLine() {
        var latin = (HEADER + ROW + ROW.replace("till", "caf\u00e9")).getBytes(StandardCharsets.ISO_8859_1);

        assertThat(CsvRows.read(latin, 100).errors()).containsExactly(RowError.ofFile("encodingAt", 3));
        assertThat(faults(CsvRows.read((HEADER + ROW.replace("till", "\u70e4\u7bb1")).getBytes(Charset.forName("GBK")), 100))).isEqualTo("0 encodingAt");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "H|0 noRows", "``|0 empty", "Hshort,row|2 columns", "HR1,2,3,4,5,6,7,8|3 columns", "HEMC-0001,\"open,m,2026-11,1,s,|2 quoting", "HEMC-0001,\"a\"b,m,2026-11,1,s,|2 quoting",
        "emc;actor;metric;period;value;source|1 separator", "emc,actor,metric,period,value|1 missingColumn", "emc,actor,metric,period,value,source,source|1 twiceInHeader",
        "emc,actor,metric,period,value,source,password|1 unknownColumn", "R|1 unknownColumn, 1 unknownColumn, 1 unknownColumn, 1 unknownColumn, 1 unknownColumn, 1 unknownColumn, 1 unknownColumn, 1 missingColumn, 1 missingColumn, 1 missingColumn, 1 missingColumn, 1 missingColumn, 1 missingColumn"})
    void aBrokenFileIsRefusedWithItsRow(String text, String expected) {
        assertThat(faults(read(text.replace("H", HEADER).replace("R", ROW)))).isEqualTo(expected);
    }

    @Test
    void moreRowsThanThePolicyAllowsAreRefused() {
        assertThat(faults(read(HEADER + ROW.repeat(101)))).isEqualTo("0 tooManyRows");
        assertThat(read(HEADER + ROW.repeat(100)).errors()).isEmpty();
    }

    @Test
    void noMoreFaultsAreListedThanSomebodyReads() {
        assertThat(CsvRows.read((HEADER + IntStream.range(0, 5_000).mapToObj(i -> "broken\n").collect(Collectors.joining())).getBytes(StandardCharsets.UTF_8), 10_000).errors()).hasSize(100);
    }
}
