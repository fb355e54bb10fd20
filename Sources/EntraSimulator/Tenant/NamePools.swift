/// Given names and surnames of one language, with how they are spelled in an address.
final class NamePool: Sendable {
    struct Name: Sendable {
        var written: String
        var ascii: String
    }

    let language: String
    let country: String
    let city: String
    let dialing: String
    let givenNames: [Name]
    let surnames: [Name]
    /// East Asian order: surname first, no space.
    let surnameFirst: Bool

    /// Names are separated by spaces; `Zoë:zoe` gives the spelling used in an address when it is not the lower-cased name.
    private init(
        _ language: String, _ country: String, _ city: String, _ dialing: String, surnameFirst: Bool = false,
        given: String, family: String
    ) {
        self.language = language
        self.country = country
        self.city = city
        self.dialing = dialing
        self.surnameFirst = surnameFirst
        givenNames = Self.parse(given)
        surnames = Self.parse(family)
    }

    private static func parse(_ text: String) -> [Name] {
        text.split(separator: " ").map { word in
            let parts = word.split(separator: ":").map(String.init)
            return Name(written: parts[0], ascii: parts.count > 1 ? parts[1] : parts[0].lowercased())
        }
    }
}

extension NamePool {
    /// Sixteen languages. No two pools share a pair of address spellings (a test holds them to it).
    static let all: [NamePool] = [
        NamePool(
            "en-US", "US", "Seattle", "+1 206 555",
            given: "Grace Noah Olivia Liam Emma Mason Ava Ethan Sophie Jack Chloe Dylan Ruby Owen Ivy Caleb",
            family: "O'Brien:obrien Smith Walker McDonald Parker Reed Hughes D'Arcy:darcy Bell Foster Price Ward Cole"),
        NamePool(
            "de-DE", "DE", "Köln", "+49 221 555",
            given:
                "Jürgen:juergen Lena Max Käthe:kaethe Felix Anke Jonas Greta Uwe Heike Moritz Birgit Lukas Ute Kai Silke",
            family:
                "Müller:mueller Weiß:weiss Schröder:schroeder Vogel Krüger:krueger Jäger:jaeger Braun Lorenz Groß:gross Böhm:boehm Busch Kühn:kuehn Wolf"
        ),
        NamePool(
            "fr-FR", "FR", "Lyon", "+33 4 55 55",
            given:
                "Zoë:zoe Élodie:elodie Hugo Chloé:chloe.m Léa:lea Luc Jean-Noël:jean-noel Inès:ines Théo:theo Agnès:agnes Rémi:remi Manon Yves Gaël:gael Noémie:noemie Paul",
            family:
                "Lefèvre:lefevre Dubois Moreau Béranger:beranger Garçon:garcon Leroy Fournier Girard Mercier Blanchet Roux Faure Chevalier"
        ),
        NamePool(
            "es-ES", "ES", "Sevilla", "+34 955 555",
            given:
                "Ana José:jose Lucía:lucia Íñigo:inigo Carmen Begoña:begona Pablo Nuria Álvaro:alvaro Rocío:rocio Javier Elena Iker Marta Andrés:andres Pilar",
            family:
                "Ruiz García:garcia Núñez:nunez Peña:pena Ortega Castaño:castano Ibáñez:ibanez Vega Serrano Molina Cano Prieto Rubio"
        ),
        NamePool(
            "pt-BR", "BR", "Recife", "+55 81 5555",
            given:
                "João:joao Conceição:conceicao Thiago Letícia:leticia Caio Débora:debora Otávio:otavio Íris:iris Bruno Rafaela Heitor Joaquim Tainá:taina Luiz Vitória:vitoria Sebastião:sebastiao",
            family:
                "Gonçalves:goncalves Araújo:araujo Magalhães:magalhaes Souza Lima Barbosa Teixeira Cardoso Nogueira Moraes Pinto Falcão:falcao Xavier"
        ),
        NamePool(
            "pl-PL", "PL", "Łódź", "+48 42 555",
            given:
                "Łukasz:lukasz Małgorzata:malgorzata Paweł:pawel Agnieszka Michał:michal Zofia Grzegorz Żaneta:zaneta Jakub Kasia Stanisław:stanislaw Ewa Wojciech Iga Bartek Hanna",
            family:
                "Wójcik:wojcik Kowalczyk Wiśniewska:wisniewska Dąbrowski:dabrowski Zając:zajac Kamińska:kaminska Szymański:szymanski Król:krol Pawlak Sikora Duda Baran Wilk"
        ),
        NamePool(
            "tr-TR", "TR", "İzmir", "+90 232 555",
            given:
                "İbrahim:ibrahim Ayşe:ayse Işıl:isil Çağla:cagla Ömer:omer Şule:sule Gökhan:gokhan Elif Uğur:ugur Zeynep Kaan Özge:ozge Emre Defne Tuğçe:tugce Mert",
            family:
                "Yılmaz:yilmaz Şahin:sahin Çelik:celik Öztürk:ozturk Işık:isik Güneş:gunes Kılıç:kilic Aydın:aydin Koç:koc Doğan:dogan Aslan Kurt Tekin"
        ),
        NamePool(
            "ru-RU", "KZ", "Алматы", "+7 727 555",
            given:
                "Анна:anna Дмитрий:dmitry Ольга:olga Сергей:sergey Наталья:natalya Алексей:alexey Юлия:yulia Иван:ivan Ксения:ksenia Пётр:pyotr Марина:marina Фёдор:fyodor Жанна:zhanna Олег:oleg Вера:vera Игорь:igor",
            family:
                "Соколов:sokolov Кузнецова:kuznetsova Морозов:morozov Орлов:orlov Лебедева:lebedeva Щукин:shchukin Ёлкина:yolkina Белов:belov Громов:gromov Титова:titova Зайцев:zaytsev Рябов:ryabov Котов:kotov"
        ),
        NamePool(
            "el-GR", "GR", "Αθήνα", "+30 21 5555",
            given:
                "Γιώργος:giorgos Ελένη:eleni Νίκος:nikos Σοφία:sofia Κώστας:kostas Δήμητρα:dimitra Άρης:aris Χρύσα:chrysa Μάνος:manos Ζωή:zoi Πέτρος:petros Ιωάννα:ioanna Θάνος:thanos Λυδία:lydia Ορέστης:orestis Φανή:fani",
            family:
                "Παππάς:pappas Νικολάου:nikolaou Οικονόμου:oikonomou Γεωργίου:georgiou Αλεξίου:alexiou Βλάχος:vlachos Ράπτης:raptis Ζήσης:zisis Σταύρου:stavrou Κόκκινος:kokkinos Μακρής:makris Λάμπρου:lamprou Ξένος:xenos"
        ),
        NamePool(
            "ar-AE", "AE", "دبي", "+971 4 555",
            given:
                "ليلى:layla أحمد:ahmed فاطمة:fatima يوسف:yusuf مريم:maryam خالد:khalid نور:noor سعيد:saeed هند:hind عمر:umar زينب:zainab طارق:tariq سلمى:salma ماجد:majid ريم:reem حسن:hassan",
            family:
                "حداد:haddad المنصوري:almansoori النجار:alnajjar خليل:khalil الشامسي:alshamsi عباس:abbas منصور:mansour سليمان:suleiman الهاشمي:alhashimi قاسم:qasim بركات:barakat شاهين:shaheen درويش:darwish"
        ),
        NamePool(
            "he-IL", "IL", "חיפה", "+972 4 555",
            given:
                "נועה:noa דוד:david תמר:tamar יואב:yoav שירה:shira אורי:uri מאיה:maya איתן:eitan רחל:rachel גיל:gil יעל:yael עמית:amit דנה:dana רון:ron הילה:hila אסף:asaf",
            family:
                "כהן:cohen לוי:levi מזרחי:mizrahi פרץ:peretz ביטון:biton אברהם:avraham פרידמן:friedman שפירא:shapira גולן:golan ברק:barak שלום:shalom צור:tzur אלון:alon"
        ),
        NamePool(
            "hi-IN", "IN", "जयपुर", "+91 141 555",
            given:
                "प्रिया:priya अर्जुन:arjun दीपिका:deepika रोहन:rohan अंजलि:anjali विक्रम:vikram काव्या:kavya संजय:sanjay मीरा:meera राहुल:rahul नेहा:neha आदित्य:aditya पूजा:pooja करण:karan सुनीता:sunita मोहन:mohan",
            family:
                "शर्मा:sharma पटेल:patel गुप्ता:gupta राव:rao मेहता:mehta जोशी:joshi वर्मा:verma चौधरी:chaudhary मिश्रा:mishra नायर:nair सिंह:singh कुलकर्णी:kulkarni दास:das"
        ),
        NamePool(
            "ja-JP", "JP", "札幌市", "+81 11 555", surnameFirst: true,
            given:
                "花子:hanako 太郎:taro 美咲:misaki 健:ken 陽菜:hina 大翔:hiroto さくら:sakura 翔太:shota 結衣:yui 蓮:ren 葵:aoi 直樹:naoki 優子:yuko 悠:yu 恵:megumi 誠:makoto",
            family:
                "田中:tanaka 佐藤:sato 鈴木:suzuki 高橋:takahashi 渡辺:watanabe 伊藤:ito 山本:yamamoto 中村:nakamura 小林:kobayashi 齋藤:saito 吉田:yoshida 森:mori 池田:ikeda"
        ),
        NamePool(
            "zh-CN", "CN", "成都", "+86 28 5555", surnameFirst: true,
            given:
                "伟:wei 芳:fang 秀英:xiuying 娜:na 敏:min 静:jing 强:qiang 磊:lei 洋:yang 艳:yan 勇:yong 杰:jie 涛:tao 明:ming 超:chao 霞:xia",
            family: "王:wang 李:li 张:zhang 刘:liu 陈:chen 杨:yeung 赵:zhao 黄:huang 周:zhou 吴:wu 徐:xu 孙:sun 胡:hu"),
        NamePool(
            "ko-KR", "KR", "부산", "+82 51 555", surnameFirst: true,
            given:
                "민준:minjun 서연:seoyeon 지우:jiwoo 하은:haeun 도윤:doyun 수빈:subin 예준:yejun 지민:jimin 유진:yujin 현우:hyunwoo 채원:chaewon 준서:junseo 다은:daeun 시우:siwoo 은지:eunji 태호:taeho",
            family: "김:kim 이:lee 박:park 최:choi 정:jung 강:kang 조:cho 윤:yoon 장:jang 임:lim 한:han 오:oh 서:seo"),
        NamePool(
            "id-ID", "ID", "Bandung", "+62 22 555",
            given: "Budi Siti Dewi Agus Wayan Kartika Bambang Ratna Joko Sari Putu Hendra Wulan Eko Indah Rizki",
            family: "Santoso Wijaya Hidayat Pratama Kusuma Setiawan Nugroho Lestari Wibowo Saputra Halim Gunawan Utami"),
    ]
}
