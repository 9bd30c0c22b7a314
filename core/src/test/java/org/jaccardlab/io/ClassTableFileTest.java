package org.jaccardlab.io;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jaccardlab.coding.LabelCoding;
import org.jaccardlab.coding.LabelTable;
import org.jaccardlab.sample.ClassTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jaccardlab.io.NpyBytes.write;

class ClassTableFileTest {

    @TempDir
    Path folder;

    private LabelTable read(String name, String text) throws IOException {
        return ClassTableFile.read(write(folder, name, text.getBytes(StandardCharsets.UTF_8)));
    }

    private void refused(String text, String sentence) {
        assertThatThrownBy(() -> read("t.csv", text)).isInstanceOf(UnreadableFileException.class)
                .hasMessage(sentence);
    }

    private static final String LAND_AND_LAKE = "0:land:#102030:0,5:lake:#0000FF:1,9:void:-:-1,";

    private static String text(LabelTable table) {
        StringBuilder text = new StringBuilder();
        for (LabelTable.Row row : table.rows()) {
            text.append(row.value().orElse(-1)).append(':').append(row.name()).append(':')
                    .append(row.rgb().isPresent() ? LabelTable.hex(row.rgb().getAsInt()) : "-").append(':')
                    .append(row.cls().orElse(-1)).append(',');
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "value,name,colour,class\n0,land,#102030,0\n5,lake,#0000ff,1\n9,void,,ignored\n",
            "\ufeffName;ID;Color;trainId\r\nland;0;#102030;0\r\n\"lake\";5;\"0, 0, 255\";1\r\nvoid;9;;255\r\n",
            "# mine\nname\tid\tclass\tcolor\nland\t0\t0\t16 32 48\nlake\t5\t1\t(0, 0, 255)\nvoid\t9\t-1\t\n",
            "[{\"name\":\"land\",\"id\":0,\"color\":[16,32,48],\"trainId\":0},"
                    + "{\"name\":\"lake\",\"id\":5,\"color\":[0,0,255],\"trainId\":1},"
                    + "{\"name\":\"void\",\"id\":9,\"trainId\":-1}]",
            "{\"classes\":[{\"name\":\"land\",\"value\":0,\"colour\":\"#102030\",\"class\":0},"
                    + "{\"name\":\"lake\",\"value\":5,\"colour\":\"0000ff\",\"class\":1},"
                    + "{\"name\":\"void\",\"value\":9,\"class\":null}]}"})
    void tablesAreReadHoweverTheyAreWritten(String text) throws IOException {
        assertThat(text(read("my table.csv", text))).isEqualTo(LAND_AND_LAKE);
        assertThat(read("my table.csv", text).name()).isEqualTo("my-table");
    }

    @Test
    void coloursMayStandInThreeColumns() throws IOException {
        assertThat(text(read("t.csv", "name,r,g,b\nurban_land,0,255,255\nwater,0,0,255\n")))
                .isEqualTo("0:urban_land:#00FFFF:0,1:water:#0000FF:1,");
    }

    @Test
    void namesAloneAreClassesInOrder() throws IOException {
        assertThat(text(read("t.json", "[\"land\", \"lake\"]"))).isEqualTo("0:land:-:0,1:lake:-:1,");
    }

    @Test
    void nnUnetNamesValues() throws IOException {
        assertThat(text(read("dataset.json", "{\"channel_names\": {\"0\": \"CT\"},"
                + " \"labels\": {\"background\": 0, \"tumour\": 1, \"ignore\": 2}, \"numTraining\": 3}")))
                .isEqualTo("0:background:-:0,1:tumour:-:1,2:ignore:-:-1,");
    }

    @Test
    void severalLabelsMayBeOneClassThatTheFirstNames() throws IOException {
        LabelTable table = read("t.csv", "name,colour,class\ncar,#000001,0\nlorry,#000002,0\nroad,#000003,1\n");
        assertThat(table.classes()).contains(new ClassTable(java.util.List.of(new ClassTable.Entry("car", 1),
                new ClassTable.Entry("road", 3))));
        assertThat(new LabelCoding.ByColour(table).coder(255).applyAsInt(2)).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1,2,3~4,5,6| t.csv has no first line that names its columns: begin with a line like name,value,colour,class.",
            "name,class~a,0~b,2| t.csv has a class 2 but no class 1: number the classes from 0 on.",
            "name,colour~a,red| t.csv has the colour \"red\" in row 1: write it like #80403F, or as three numbers from 0 to 255.",
            "name,colour~a,1 2 256| t.csv has the colour \"1 2 256\" in row 1: write it like #80403F, or as three numbers from 0 to 255.",
            "name,value~a,x| t.csv has the value \"x\" in row 1: write a whole number.",
            "name,value~a| t.csv has 1 cell in row 1 but 2 columns: correct it in a text editor.",
            "name,value| t.csv names no class: add a row for each class.",
            "{\"classes\": {\"a\": 0.5}}| t.csv gives \"a\" no whole number: write a list of classes, or an object from names to values.",
            "{\"classes\": | t.csv is not valid JSON in line 1: correct it in a text editor.",
            "~~| t.csv is empty: save it again."})
    void badTablesAreRefusedInASentence(String text, String sentence) {
        refused(text.replace('~', '\n'), sentence);
    }

    @Test
    void moreClassesThanFitAreRefused() {
        refused("name\n" + "a\n".repeat(256),
                "t.csv has 256 classes, more than the 255 that fit: number the classes from 0 on.");
    }
}
