//! Names of people, as they write them and as they stand in an e-mail address.

type Name = (&'static str, &'static str);

/// Given names and family names that go together.
struct Culture {
    given: [Name; 5],
    family: [Name; 5],
}

const CULTURES: &[Culture] = &[
    Culture {
        given: [("Haruka", "haruka"), ("Kenji", "kenji"), ("Aiko", "aiko"), ("Ren", "ren"), ("Yui", "yui")],
        family: [
            ("Tanaka", "tanaka"),
            ("Satō", "sato"),
            ("Kobayashi", "kobayashi"),
            ("Mori", "mori"),
            ("Ōno", "ono"),
        ],
    },
    Culture {
        given: [
            ("Chidi", "chidi"),
            ("Ngozi", "ngozi"),
            ("Adaeze", "adaeze"),
            ("Tunde", "tunde"),
            ("Folake", "folake"),
        ],
        family: [
            ("Okafor", "okafor"),
            ("Adeyemi", "adeyemi"),
            ("Eze", "eze"),
            ("Balogun", "balogun"),
            ("Nwosu", "nwosu"),
        ],
    },
    Culture {
        given: [
            ("Łukasz", "lukasz"),
            ("Zofia", "zofia"),
            ("Jiří", "jiri"),
            ("Małgorzata", "malgorzata"),
            ("Paweł", "pawel"),
        ],
        family: [
            ("Wójcik", "wojcik"),
            ("Dvořák", "dvorak"),
            ("Zając", "zajac"),
            ("Kowalczyk", "kowalczyk"),
            ("Němec", "nemec"),
        ],
    },
    Culture {
        given: [
            ("João", "joao"),
            ("Beatriz", "beatriz"),
            ("Íris", "iris"),
            ("Caio", "caio"),
            ("Luísa", "luisa"),
        ],
        family: [
            ("da Conceição", "conceicao"),
            ("Araújo", "araujo"),
            ("Guimarães", "guimaraes"),
            ("Peixoto", "peixoto"),
            ("dos Santos", "santos"),
        ],
    },
    Culture {
        given: [
            ("Ananya", "ananya"),
            ("Vikram", "vikram"),
            ("Lakshmi", "lakshmi"),
            ("Arjun", "arjun"),
            ("Meera", "meera"),
        ],
        family: [
            ("Iyer", "iyer"),
            ("Chatterjee", "chatterjee"),
            ("Patel", "patel"),
            ("Subramanian", "subramanian"),
            ("Rao", "rao"),
        ],
    },
    Culture {
        given: [("Linh", "linh"), ("Đức", "duc"), ("Thảo", "thao"), ("Minh", "minh"), ("Hương", "huong")],
        family: [("Nguyễn", "nguyen"), ("Trần", "tran"), ("Phạm", "pham"), ("Đặng", "dang"), ("Vũ", "vu")],
    },
    Culture {
        given: [
            ("Siobhán", "siobhan"),
            ("Callum", "callum"),
            ("Niamh", "niamh"),
            ("Rhys", "rhys"),
            ("Eleanor", "eleanor"),
        ],
        family: [
            ("O’Sullivan", "osullivan"),
            ("MacDonald", "macdonald"),
            ("Llewellyn", "llewellyn"),
            ("Byrne", "byrne"),
            ("Hughes-Carter", "hughes-carter"),
        ],
    },
    Culture {
        given: [
            ("Sigríður", "sigridur"),
            ("Søren", "soren"),
            ("Åsa", "asa"),
            ("Björn", "bjorn"),
            ("Kjersti", "kjersti"),
        ],
        family: [
            ("Jónsdóttir", "jonsdottir"),
            ("Nørgaard", "norgaard"),
            ("Öberg", "oberg"),
            ("Lindqvist", "lindqvist"),
            ("Bakke", "bakke"),
        ],
    },
];

/// Names that put a layout to the test.
const UNUSUAL: &[(&str, &str)] = &[
    ("نور الهاشمي", "nour.alhashimi"),
    ("יעל בן־דוד", "yael.bendavid"),
    ("王小明", "xiaoming.wang"),
    ("김서연", "seoyeon.kim"),
    (
        "Maria Alexandra Victoria Friederike von und zu Hohenstein-Wolfenbüttel-Lichtenstein-Schwarzburg-Rudolstadt",
        "maria.von.hohenstein",
    ),
    ("Ὀδυσσεύς Παπαδόπουλος", "odysseas.papadopoulos"),
    ("Madonna", "madonna"),
    ("Ólafur \"Óli\" Þór", "olafur.thor"),
    ("สมชาย ใจดี", "somchai.jaidee"),
    ("Zoë 🚀 Fernández-Ortega", "zoe.fernandez"),
];

/// A person's full name and what stands before the `@` of their address.
pub(super) fn people() -> Vec<(String, String)> {
    let usual = CULTURES.iter().flat_map(|culture| {
        culture.given.iter().flat_map(|given| {
            culture
                .family
                .iter()
                .map(|family| (format!("{} {}", given.0, family.0), format!("{}.{}", given.1, family.1)))
        })
    });
    let unusual = UNUSUAL.iter().map(|(name, address)| ((*name).to_owned(), (*address).to_owned()));
    unusual.chain(usual).collect()
}
