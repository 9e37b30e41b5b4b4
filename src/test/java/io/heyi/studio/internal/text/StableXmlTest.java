package io.heyi.studio.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An editor's document is put into the original so that nothing but the change differs (product-bar E14). */
class StableXmlTest {

    private static final String ORIGINAL = """
            <?xml version="1.0" encoding="UTF-8"?>
            <b:definitions xmlns:b="urn:bpmn" xmlns:d="urn:di" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                id='all' >
              <!-- what the house says -->
              <b:process   id="p" name="A &amp; B">
                <b:task id="one" name='One'/>
                <!-- the second step -->
                <b:task id="two"><b:in>f1</b:in><b:in>f2</b:in></b:task>
                <b:flow id="f1"><b:if xsi:type="b:tExpression">=a &gt; 1</b:if></b:flow>
              </b:process>
              <d:plane><d:shape bpmnElement="one"><d:bounds x="10.0" y="20" /></d:shape></d:plane>
            </b:definitions>
            """;
    /** As an editor writes it: other quotes, other layout, other prefixes, no comments, defaults left out. */
    private static final String OPENED = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="urn:bpmn" xmlns:di="urn:di" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="all">
              <bpmn:process id="p" name="A &amp; B">
                <bpmn:task id="one" name="One" />
                <bpmn:task id="two">
                  <bpmn:in>f1</bpmn:in>
                  <bpmn:in>f2</bpmn:in>
                </bpmn:task>
                <bpmn:flow id="f1">
                  <bpmn:if xsi:type="bpmn:tExpression">=a &gt; 1</bpmn:if>
                </bpmn:flow>
              </bpmn:process>
              <di:plane>
                <di:shape bpmnElement="one">
                  <di:bounds x="10" y="20" />
                </di:shape>
              </di:plane>
            </bpmn:definitions>
            """;

    private static String edited(String what, String by) throws XMLStreamException {
        assertThat(OPENED).contains(what);
        return StableXml.of(ORIGINAL, OPENED, OPENED.replace(what, by));
    }

    private static String expected(String what, String by) {
        assertThat(ORIGINAL).contains(what);
        return ORIGINAL.replace(what, by);
    }

    @Test
    void nothingChangesWhereNothingWasChanged() throws XMLStreamException {
        assertThat(StableXml.of(ORIGINAL, OPENED, OPENED)).isEqualTo(ORIGINAL);
        assertThat(StableXml.of(ORIGINAL, ORIGINAL, OPENED)).isEqualTo(ORIGINAL);
    }

    @Test
    void aMovedShapeChangesOnlyItsCoordinates() throws XMLStreamException {
        assertThat(edited("x=\"10\"", "x=\"40\"")).isEqualTo(expected("x=\"10.0\"", "x=\"40\""));
    }

    @Test
    void aNameIsChangedInPlaceAndANewOneIsAdded() throws XMLStreamException {
        assertThat(edited("name=\"One\"", "name=\"One &lt; two\"")).isEqualTo(expected("name='One'", "name=\"One &lt; two\""));
        assertThat(edited("<bpmn:task id=\"two\">", "<bpmn:task id=\"two\" name=\"2\">")).isEqualTo(expected("<b:task id=\"two\">", "<b:task id=\"two\" name=\"2\">"));
        assertThat(edited(" name=\"One\"", "")).isEqualTo(expected(" name='One'", ""));
    }

    @Test
    void aConditionIsChangedInPlace() throws XMLStreamException {
        assertThat(edited("=a &gt; 1", "=a &gt; 2")).isEqualTo(expected("=a &gt; 1", "=a &gt; 2"));
    }

    @Test
    void aStepIsAddedInTheLayoutAroundIt() throws XMLStreamException {
        assertThat(edited("    <bpmn:flow id=\"f1\">", "    <bpmn:task id=\"three\"><bpmn:in>f1</bpmn:in></bpmn:task>\n    <bpmn:flow id=\"f1\">"))
                .isEqualTo(expected("    <b:flow id=\"f1\">", "    <b:task id=\"three\">\n      <b:in>f1</b:in>\n    </b:task>\n    <b:flow id=\"f1\">"));
    }

    @Test
    void aRemovedStepTakesItsCommentWithIt() throws XMLStreamException {
        assertThat(edited("""
                    <bpmn:task id="two">
                      <bpmn:in>f1</bpmn:in>
                      <bpmn:in>f2</bpmn:in>
                    </bpmn:task>
                """, "")).isEqualTo(expected("""
                    <!-- the second step -->
                    <b:task id="two"><b:in>f1</b:in><b:in>f2</b:in></b:task>
                """, ""));
    }

    @Test
    void anotherNamespaceIsDeclaredAtTheRoot() throws XMLStreamException {
        assertThat(edited("<bpmn:task id=\"one\" name=\"One\" />", "<bpmn:task id=\"one\" name=\"One\"><z:job xmlns:z=\"urn:z\" type=\"x\" /></bpmn:task>"))
                .isEqualTo(expected("<b:task id=\"one\" name='One'/>", "<b:task id=\"one\" name='One'>\n      <z:job type=\"x\" />\n    </b:task>")
                        .replace("<b:definitions xmlns:b", "<b:definitions xmlns:z=\"urn:z\" xmlns:b"));
    }

    @Test
    void stepsThatChangedPlacesDoSo() throws XMLStreamException {
        var swapped = StableXml.of("<a><b id=\"1\"/><b id=\"2\"/></a>", "<a><b id=\"1\"/><b id=\"2\"/></a>", "<a><b id=\"2\"/><b id=\"1\"/></a>");
        assertThat(swapped).isEqualTo("<a><b id=\"2\"/><b id=\"1\"/></a>");
    }

    @Test
    void shapesThatAnEditorSortsAnewStayInTheirOrder() throws XMLStreamException {
        var plane = "<BPMNPlane><s id=\"1\"/><s id=\"2\"/></BPMNPlane>";
        assertThat(StableXml.of(plane, plane, "<BPMNPlane><s id=\"2\"/><s id=\"3\"/><s id=\"1\"/></BPMNPlane>")).isEqualTo("<BPMNPlane><s id=\"1\"/><s id=\"2\"/><s id=\"3\" /></BPMNPlane>");
    }

    @Test
    void whatWouldExhaustTheReaderOrReachOutsideIsRefused() {
        var laughs = "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;\">]><a>&y;</a>";
        var outside = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>";
        for (var bad : new String[] {laughs, outside, "<a>".repeat(200) + "</a>".repeat(200), "<a>" + "<b/>".repeat(60_000) + "</a>", "<a", "", "<a>&y;</a>"}) {
            assertThatThrownBy(() -> XmlText.read(bad)).as(bad.substring(0, Math.min(40, bad.length()))).isInstanceOf(XMLStreamException.class);
        }
    }

    static Stream<Path> baseline() throws IOException {
        try (var files = Files.list(Path.of("bpmn"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource
    void baseline(Path file) throws IOException, XMLStreamException {
        var text = Files.readString(file);
        assertThat(StableXml.of(text, text, text)).isEqualTo(text);
        assertThat(StableXml.of(text, text, text.replace("x=\"1", "x=\"9"))).isEqualTo(text.replace("x=\"1", "x=\"9"));
        assertThat(StableXml.of(text.replace("\n", "\r\n"), text, text)).isEqualTo(text.replace("\n", "\r\n"));
    }
}
