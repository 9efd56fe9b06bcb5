"""First and family names of peoples that the listed sources have few of, in Latin letters.

Written for this project, from what people are commonly called there; no list was copied. Names
with accents are found without them, too (`romanised`).
"""

AFRICA = """
    abdelkader abdoulaye abimbola abosede abshir abubakar achan adama adaobi adejoke adetokunbo
    adjovi adunni adzo afamefuna afi aghilas agyei agyemang aisha ait ajani akachukwu akello akhona
    akinola akintola akoto akpene aksil alaba alassane alemayehu amayas amazigh amoako amope
    amponsah andiswa andriamanitra andrianjafy anele anir antwi anulika anuoluwapo apio aregawi
    arhin arinola arinze asabe asamoah asnakech assetou atsu auma ayaanle ayanda ayinde ayinke
    ayinla ayubu babalola babirye badis bahati bakary bamidele bandile bankole baraka bashiir
    belaynesh belkacem benhamou bhengu bintou bisola biyela bizimana bizunesh boakye bolaji bolatito
    bonsu bosede boubacar boudiaf bouteflika buthelezi byaruhanga caaliya cabdi cabdiraxmaan
    cabdullahi cawad cele chabane chausiku chelimo chenai chepngetich chigumba chinwendu chipiwa
    chiwenga chukwuebuka chukwunonso cindi cumar dagmawi damilola danjuma dankwa danladi deeqa
    derartu dihya djeneba dolapo donkor dossou dube duodu dzifa echezona edem ejiofor elfnesh elikem
    emebet enam eyerusalem eyram ezenwa fadeyi fadhma fadumo fagbemi fakude falola fanta fashola
    fasika ferhat fetene feyisola folarin frimpong fungai furaha gachanja garba garikai gasana
    gathogo gbolahan gebremeskel gebremichael ghebreyesus ghiles guleed gwala gyasi habboon hadebe
    hadiza hagos hailu halima hamidouche hauwa hawa hery hibaaq hlophe hoodo houngbo hounsou ibukun
    idir idowu ifedayo ifeyinwa ifrah ijeoma ikemefuna ilhaan imani issa iyiola izza jali jebet
    jugurtha jumaa jummai jumoke kabiru kadidia kafui kagiso kahina kambili kassahun kassim kato
    keabetswe kebebush kella kgomotso kgosi khadra khamisi khoza khuzwayo kigozi kiragu kizza
    koceila kodzo koffi kolade kolawole komla konadu kosgei kossi kundai kungu kwizera kyei ladipo
    lagat lami lapolo lassana latifa lesego letebrhan letsholo lidetu liibaan lounes lounis lubega
    luthuli luyanda lwandile mabaso mabuza madonsela mahamadou mahfoud mahlet maimuna majola makeda
    makhathini makhoba mammeri mamy mapfumo maruva maryamu masego mashaba masimba massin massinissa
    mathenge maua mavuso mawuli maxamed mbabazi mbacke mbanefo mbaye mbhele mcebisi mchunu mdletshe
    mebrahtu medhanie menelik mesfin meziane mgbeke mhlongo mkhabela mngadi mntungwa modise modupe
    mofoluso mogapi mojisola mokrane moradeke mosi mothusi mqhayi mshindo msimang mthethwa mthiyane
    mukandutiye mukasa muriuki murugi mutasa muxubo mwajuma mwakyembe mwanahamisi mwanaidi mwinyi
    myeni mzimela mzwandile nabirye nafissatou nakato nakawesi namubiru nansubuga nantongo nasiru
    ndaba ndiogou nebiyat neema neo ngema ngina ngubane nhamo niang nimco nkabinde nketiah nna nnedi
    nokuthula nokwanda noluthando nomfundo nomthandazo nosisa nqobile nshimiyimana ntaganda ntuli
    nwakaego nwankpa nwankwo nxumalo nyarko nyawira nyembe obeng obioha ocen ogonna ogunbanjo
    ogunleye ojok okello okwudili olajide olusegun olusola oluwadamilola omolara omotola onalenna
    onuoha opare opio oppong oratile osafo ouali ouerdia ousseynou ouyahia oyebanji oyedepo
    oyinkansola penda pendo phakamani qaali qunta qwabe rabe rabi rakiya rakoto rakotomalala
    randrianasolo rasoamanarivo ratsimbazafy ravalomanana raxma razafindrakoto razika rehema rezki
    riziki rokhaya rumbidzai ruramai sackey sadiya sagal sakhile salamatu salma samatar samba
    samkelo sani sanusi sefakor segun sekkoura selasi selorm senyo serigne sertse serwaa sfiso
    shabalala shaban shange shingai shukri sibiya sikhakhane silya simelane sisay siyabonga sokhna
    sokhulu somadina ssemakula sserwadda subira sucaad sunkanmi syphax tafara taiye talatu tanimu
    tanina tanui tariku tarisai tassadit teklehaimanot temitayo thiam thierno thiziri thulani
    tichaona tinhinan tiro tirunesh tiziri tokunbo tonderai tossou tsehaynesh tshabalala tshegofatso
    tumaini tumisang tumusiime turai ukamaka umeh umutoni uwera uzoamaka vilakazi vimbai voahangy
    vuyelwa vuyo wachira wade wamaitha wangeci warfaa warsan warui wasswa weldu woizero woldemariam
    woldu xaawo xasan xirsi xulu yaasiin yacine yahaya yawa yaye yeboah yemisrach yeshimebet yewande
    yidir yonela yuba yugurten zahia zawadi zedek zerfe zewditu ziani zikhali zinsou zondi zubby
    zuhura zukiswa zulaihat zungu zvikomborero
"""
ASIA = """
    abantika abdullah abdulloh abesamis abeywickrama abylai achakzai adibah afiqah agbayani ainur
    aisulu aisuluu aisyah akerke alibek alonzo amanzhol amarasinghe amarjit amirul ammini ananta
    anchalee aniruddha anong apichart aquino araya ariyaratne arman arumugam arundhati arunee asel
    aslan aung azamat azizah azlan bacani badrul bahodir baktygul balbir baljinder baluyot bambang
    barik barno baryalai basappa basavaraj batbayar batbold batzorig bautista bauyrzhan bayani
    bayarmaa behera bekzat bermet bhaben bhagyalakshmi bhandari bharatbhai bhattacharyya bhupen bich
    bidisha bikram bimala bishnu biswal bituin bolat bolormaa boonmee boonsri bopha borey botagoz
    botir bounmy bounthavy budhathoki bulan busaba cayabyab chaiyaporn chalerm challa chaminda
    chamroeun chandrasiri chandrika chanida channabasappa channarong chanthavong chanthou charanjit
    chathurika chea chenda chhay chhetri chhim chimeg chiranjeevi chodon choedon cholpon chudasama
    dahal dahyabhai dakshayani dalisay daljit dara dattatray datu dauren davaa davron davuth debjani
    dechen delgerma dhaliwal dhammika dhruba dieu dildora dilhani dimaano dimaculangan dimagiba
    dinara dinh dinusha dipendra dnyaneshwar dolma dorj dorje dorjee drabu eknath eldiyar endang
    enkhbold enkhjargal enkhtuya erdene ermek faizal farhana fauziah feruza firdavs firuza gajanan
    galang gamage ganbaatar ganbold gangaraju gansukh garikapati gatdula gatot gaukhar gayani
    ghoshal giau gogoi gulalai gulchehra gulmira gulnaz gulshan gulzhan gunasekara gurbachan gurdeep
    gurinder gurnam gyanendra gyatso hafizah hamidullah hanh harjono harsimrat hartono hasmukh
    hasmukhbhai hazarika haziq hemantha herath hiranya hiremath hisham hlaing htay htet htun
    hutabarat hutagalung hutapea ilango ilavarasan ilhom indika indira indrani islom izzati izzatul
    jagannadham jagtar jahongir jampa jamshid janak jarnail jaruwan jashodaben jayasekara jayasuriya
    jayati jejomar jena jigisha jigme joginder joko jomar jonali jyldyz kaberi kabigting kakoti
    kamarul kamolwan kanchana kandasamy kanimozhi kanokwan kanubhai kanykei karma karunaratne kasun
    kayalvizhi kempegowda keo keomany ketut khagendra khaing khairul khamla khamphone khatiwada khin
    khoi khue khulan khushal kiet kittisak kizhakkedath kokila kolhatkar komang kosal koteswara
    kothapalli kuanysh kulap kulasekara kulwinder kulyash kumbhar kumudini kunga kunhiraman kunjumol
    kunthea kuppusamy kusuma kuttan kwanjai kyaw kyi lacson laila lakhimi lakhwinder lakmal
    lakshmana lam lamichhane lasantha laxman laziz lestari lhamo ligaya liyanage lobsang lumban
    lumibao luningning lwin macapagal macaraeg madhavikutty madhumita madushani maganbhai magsaysay
    mahadevappa maharjan maheswari makara maksat malai malalai malarvizhi malika malinga mallareddy
    malonzo manalo manandhar manee manivong manjula manoranjan manpreet manurung mariano maricel
    marilou marimuthu marpaung mathai maung mavluda mealea mehbooba meirambek mendis merdan mhatre
    mirlan mohapatra mohira mongke mony mousumi munkhbat mutya mya myint myo nabanita nainggolan
    namdeo namgyal nanda nandar nanjundappa naranbaatar narantsetseg narayanamma nargiza narith
    natividad nattapong nattaya navjot nazgul nedunchezhian nghi nguyet nhat nhu nigora nilmini
    niran nirmala nirmaljit nirupama nishantha nongluck norbu nozima nugroho nurain nurbek nurgul
    nurhaliza nurpeisova nurul nuwan nwe nyoman ogulgerek osman oum ouseph oybek oyunbileg
    oyunchimeg pabitra pachaiyappan pacquiao pakorn palden palwasha pandurang panganiban pangaribuan
    pangilinan panjaitan papaiah pappachan paramvir parlindungan parmar paromita parvaiz parvina
    pasang pasaribu patcharin pathirana pema pemba periyasamy phalla pheakdey phommachanh
    phonesavanh phongphan phuc phukan phuntsok phuong phurba phyo phyu pich pimchanok pisey piyawat
    piyumi pokharel ponleak ponni poongodi poonkuzhali pornthip prachanda pradhan prapai prasanga
    prasetyo preecha prosenjit purabi purev purnomo pushpakumara puthenpurackal puttaraju putu quan
    quang quoc quy quynh rabindra rahayu rajbhandari rajwinder rakhimov ramappa ramasamy ramilaben
    ramli ramulu ratanak rathana rathnayake ratnasari rattanakul rauan raveendran reaksmey retno
    rinzin rituparna rizal rosli rosmah rowena rudaki rupjyoti ruslan ruwan sabina saetang
    sagyndykov saikia sakchai salonga samantaray samaraweera sambath sambhaji samnang sanda
    sandamali sandipan sangay sanjar sanjeewa santoso sanzhar saodat saowalak sapkota saragih sarath
    sarbananda sarnai sasikala saule savitaben seetharamaiah sekhon senapati sengdara serdar
    sereypheap setiawan sevara shahnoza shahrul shantabai shavkat sherpa shivaleela shivamogga
    shubhankar shwe siahaan sibarani siburian siddaramaiah sihombing silalahi simanjuntak simatupang
    sinaga siregar siriporn siriwardena sisavath siti sitompul sitorus situmorang sivalingam
    sivasankari slamet soekarno sokha sokhom sokunthea solanki soliman somboon somchai somjai
    somphone somsak sonam sophal sophea sopheap sothea souksavanh sovann spogmai sreymom sreyneang
    sreypov subagyo subbaraju subedi subhashree subhasish suchada suchismita sudeshna sugeng suhaila
    suharto sujatha sukarno sukhbaatar sukhdev sukhwinder sulastri sumarni sumulong sunisa supaporn
    supriyadi surekha surjit suryaningsih susilo sutapa sutrisno suvarna suwannee swain syafiq
    syamsul taalaibek talukdar tam tamilselvan tampubolon tamrakar tanushree tarlochan tarulata
    tashi temujin tenzin tenzing thach thaksin thamarai thanakorn thandar thanh thankamani thant
    thao tharanga tharushi thein thenmozhi thida thien thiha thilini thimmappa thinh
    thirunavukkarasu tho thongchai thu thuan thuy thuzar tien tiurma toan togzhan tohir tolentino
    trang trieu trinh trung truong tsend tsering tsetseg tshering tuan tukaram tukiman tumur tung
    tuyen tuyet udara ugyen unnikrishnan untung uyanga uyen vadivel vaghela vaijayanti valarmathi
    vangapandu vanna vannak vasanthakumari veasna veerabhadra veeramani venkaiah venkata
    venkateswarlu vetrivel vibol vichai vidanage villanueva vinh virak visal vitthal vongsa wahyuni
    wangchuk wangdi wani warunee wasantha watchara wayan weerakoon weerasinghe wibowo wichai widodo
    wijaya wijeratne wijesinghe wimalasena winarno wongsawat worawut xuan xurshid yadanar yangchen
    yaowalak yashodhara yazhini yellamma yen yerlan yeshe yuldasheva yulianti yulo zainal zaiton
    zala zalmai zarghuna zarina zarni zarrina zaw zebo zhanna zhibek zilola zin zmarai zulkifli
"""
EUROPE = """
    ginevra fiammetta lucrezia ottavia gaia leonzio ludovica margherita nicoletta orsola rosalba
    tancredi
    zeno aaradhya aradhya aarohi advik anaya ayra ishaan kiaan myra reyansh vihaan saanvi
    aada aage aapo aarne achilleas adalheidur adina agnese agneta agoston agron agurtzane agust
    agusti aija aila ailbhe ailis ailsa ainhoa aino aira aisling aitor aitziber aivars akesson alban
    albena aled aleksandar aleksander alenka ales alesia alfheidur algirdas alihan aliyeva alojz
    alvar amaia anaig anastasios anasztazia anatoly anda ander anders andrea andreadis andrej andres
    andris andriy andrus aneirin anelia angharad anita anna anneli annika anoush antero antia anu
    anxo aoibheann aoibhinn aoife aonghas apostolos araks aranka arantxa arben ardal arevik aristea
    aritz arja arjeta arkady armas armine arnar arnau arne arnis arnthor arpad artan arto arturas
    arturs arvid arvo arwel asa asbjorn asdis asgeir asier askur aslaug asparuh asta astghik astrid
    astridur athanasios attila audur aurel ausra avtandil aydin aygun azenor baiba bairre balazs
    baldur barbara barbro barnabas bartomeu barys begoña bengt bente berberian bergljot beridze
    berit bernat berzina besnik bethan beñat bianca biel bilyana birger birgir birgitta birthe
    birute biserka bittor bjarne bjarni bjork bjornstad blanca blanka blathnaid blaz blazej blazenka
    blerim blerina bleuenn bodil boglarka bogumila boguslaw bohdan bohdana bohumil bohumila bojan
    bojana bonavita bondarchuk borg boris borislav boroka bosse boyko bozena bozidar brais brandusa
    branimir branwen breandan breda breixo brid britta bronislawa bronwen bryn brynhildur brynjar
    bujar buttigieg cahal calum camelia camilleri caoilfhionn caoimhe carin carme carsten carys
    casadevall castiñeira cathal catrin catriona ceinwen ceri cerys cezar charalampos cian ciara
    cillian claudiu clodagh coinneach colm conall conchobhar conny corentin corina cormac cosmin
    costel crenguta csaba csilla ctirad cveta czeslaw dace dagfinn dagmar dagny daina daithi daiva
    dalia dalibor danica daniela danute danylo dardan darinka darragh davor decebal deirdre delyth
    denis desanka desislava despina dewi dezso diarmuid dilwyn dinko dionysios dmitry dmytro dobrin
    doina domagoj domhnall donalda donika donnacha dorel dorota dorottya dorthe dragoslava drahomira
    drazen drita dubravka durdica dusan dusana dvoracek dylan dzagnidze dzianis dzintra eabha
    eachann eadaoin eamon edda edgars edit edon eduard edurne eero eeva efthymia egle egoitz eha
    eider eija eilidh eilis eimear einar einarsson eira eirik eirlys ekaitz ekaterina elchin
    eldbjorg eleftheria eleri elin elina elisabet elitsa elixabete elizaveta ellen elnur elshan
    eluned emese emilian emlyn emyr endre ene eneko enkeleida enn enora eoghan eoin epp eriks erling
    ermira erzsebet esa esben esko etain etxebarria etxeberria evangelia evangelos evelin evgeniya
    evgeny evita ewelina ewen farid fatmir fearchar fearghal felicia ferdia ferenc ferran ffion
    fiachra fiadh finbarr finn finnur fionn fionnlagh fionnuala flemming flutura fotini francesc
    fraoch freyja frode fruzsina fuad fyodor gael gaelle gagik gaizka galina galya garazi garbiñe
    garegin gareth gatis gearoid gediminas gelashvili gemma gennady genowefa georgeta georgia
    geraint gerard gergely gethin geza ghazaryan ghillies giedre gigauri gintaras gintautas
    giorgadze gisli gizella gjergj gjoka glenys gogoladze gohar goikoetxea goizane gordana gorka
    gosta goulven grainne gregor grethe grigory griogair gruffudd gruffydd grzegorzewska gudbjorg
    gudlaug gudmundsdottir gudmundur gudny gudrun guillem gulnar gulnara gunel gunilla gunnar
    gunnhildur gunta guntars guntis gurgen gustaf gvozden gwen gwenaelle gwendal gwendolen gwenllian
    gwenole gwilym gwladys gwyn gwyneth gwynfor gyongyi gyorgy haakon hafdis haizea hajnalka hakan
    halina halla halldora hallgrimur halvor halyna hamalainen hanna hanne hannele hannes hannu
    harald haraldur harkaitz harri hasmik hayk hedda hedvika hefin hege heiki heikki heini heino
    hekla heledd helena helga helgi helka helmi henning henryk herve hilde hildur hilkka hjalmar
    hjalti hlynur horia hovhannisyan hoxhaj hrachya hrafnhildur hreinn hripsime hristo hristova
    hrvoje hrytsenko hudak hulda huseynov huw hywel iago iain iancu iarla ibolya icia idoia idris
    ieuan ieva ifan igor ihor iker ileana ilgar ilinca ilir iliyana ilkka ilmari ilona ilze imanol
    imants imre imrich indulis inese inga ingeborg ingegerd inger ingibjorg ingolfur ingrid ingvar
    inkeri inna innes innokenty iolo ionel ionut iorwerth iraia iratxe irena iria irina irja iryna
    isla itziar iulia iuliana ivar ivica ivo iwan izaro izaskun iñaki jaak jaakko jaan jaba jadranka
    jadwiga jakez jakobina jale janez janis janusz jari jarmila jarmo jaromir jaroslava jaroslaw
    jasmina jaume jeno jens jernej jetmir jette jindrich joaquima johanna jokin jokull jolan jolanta
    jon jonas jonina jordi jorgen jorunn joseba josip jostein josune jouko jozef jozica judikael
    juha juhan juhani juho jukka juraj jurgita jurica juris kaarina kadec kadri kaisa kaj kaja
    kakhaber kalervo kalev kalina kalle kalliopi kalman kalogeropoulos kamala kamila kapanadze kare
    kari karin karine karmele karmenu karoly karsten kask kastriot kastus katell kateryna katja
    katri katrin kauko kazimieras kazimierz kazlauskaite kenina kerbrat kersti kerstin kestutis
    khachatryan khayal khrystyna kinga kirill kirsi kirsten kirstine kjaergaard kjell kjersti kjetil
    klaudia klavdiya klemen kleopatra knarik knud koit kolbrun koldo konstantin konul korhonen
    kovacic krasimir kresimir krista kristaps kristin kristjan kristoffer krisztina krystyna ksenia
    ksenija kujtim kvaratskhelia kvetoslava kyriaki kyösti külli lachlan laia laila laima lajos
    lamprini lander laoise larysa lasha laura laurentiu lauri lavinia leena lehtonen leida leif
    leili leire lembit lene lenke lennart leokadia leri lesya lev levente leyla lidia liga liis
    liisa linas linnea liridona lisbeth liudmyla liviu ljerka ljiljana ljubica lleucu llinos llorenç
    lluc lluis llywelyn loeiz loig lojze lorcan loredana lorinc lubica lubomir lubos ludmila ludwik
    luminita lumturi lusine lyubomir lyubov lyudmila maarika maarit mael maeve magdalena magdolna
    magi magnhild magnus maialen maie maija mair mairead mairi maisuradze maite maiwenn maj makinen
    maksim maksym malachy malgorzata malin malo mammadov manana mantas manukyan mara marcel marfa
    margareta marijana marinela mariona maris marit mariya marja marjatta marjeta markel markku
    maroula marsaili martins marusya maryia mati matjaz mats matti mattias matus matyas mauri mavros
    mchedlishvili meabh meelis meinir meirion menna merab meredydd mererid merfyn mergim meritxell
    merja mesrop metka mette mieczyslaw mifsud mika mikheil mikko miklos mikola milada milena
    miloslav mindaugas minna miodrag miquel mircea mireia mirela miren mirja mirjana mirko miroslava
    miroslaw mladen mogens mojca momcilo monica monika montserrat morag morgane morten muireall
    muireann munteanu murdo myfanwy mykhailo mykola nadezhda nadiya naiara namiq naoise narcis
    natalka natalya natela nazar nazeli nebojsa nedelcho nediljko nejc nekane nerea nerys nesta neus
    nia niall niamh nicoleta niels nieminen nigar niina nijole nikita nils nina nino noa noemi
    nolwenn normunds nuala nugzar nuria obrad octavian odarka oddny oddvar odhran odon ognyan oier
    oihana oisin oivind oksana olaug oldrich oleg oleh oleksandr oleksiy olena olga olha oluf olwen
    ondrej onni oriol orkhan orla orlaith orysia osian osmo ostap ostergaard otakar otar outi ove
    ovidiu owain ozolins padraic padraig paivi paivikki palina palle panagiota papadimitriou
    papanikolaou paraskevi pau pavel pavlo pawlu peadar peigi peio pekka pelageya penka pere
    pernilla pertti peter peteris petko petrauskas petri petrit petro petru pille pirjo pirkko
    piroska plamen podgornaya poghosyan polina polona polyxeni poul preben predrag priit primoz
    prochazkova pryderi puigdomenech radim radka radomir radoslaw radovan raghnall ragnar ragnheidur
    ragnhild raija raimo raimonds raisa raivis raivo raluca ramon randi rankovic rasa rashad rasmus
    rastislav ratko razvan reet reidar reijo reka rhiannon rhodri rhun rhydian rhys riain riikka
    riina riitta rimantas rimas ritva roald roar rodica roger roi roisin rok roksolana rolf ronan
    rosalia rositsa rostislav rostyslav rovshan rozenn rozsa rrezarta ruairi ruaridh rumen ruslana
    rusudan ruta ruth ruxandra ruzanna ruzena ryszard saara sabela sabina sadhbh saether sakari
    salvador sanda sandor sandris sanna santa saoirse sari sarmite sarolta saulius seamus sean
    sebastian seija seonaid seppo seren sergei sergey sergi seumas sevinj shalva shaughnessy
    shkelqim shorena shpresa shqipe shushan sian siarhei sigbjorn sigitas signe sigrid sigridur
    sigrun sigurbjorg sigurdur sigvard silvia silviu sime simunovic sinead sinikka siobhan sioned
    sirje sirkka sirpa sissel siwan sixten sjostrom skender skirmante skuli slavica slavoljub
    slavomir slawomir smiljana snezhana snorre snorri soazig solomiya solveig sona sorcha soren
    sorin sorina sorley spasoje spela spiteri spyridon staffan stanimira stanislava stanislawa
    stavroula stefan stefania steinar steinunn stellan steluta stepan stig stjepan stoyan sture
    stylianos sulev susanne svanhildur svante svein sven svend sverrir svetlana svetozar sviatoslav
    svitlana swietoslaw synnove szabolcs szentgyorgyi szilard szilvia tadej tadhg tage taina tamara
    tamas tamaz tamm tamuna tanguy tapani tapio taras tarja tarmo tatevik tatjana tatsiana tatyana
    tauno teemu tegwen teija temur teofil teresa terez terhi terje tetiana teuta thanasis theodoros
    thorarinn thorbjorn thordis thorgerdur thorhildur thorsteinn tiarnan tibor tifenn tihomir tiina
    tiit timo timofey tinatin tinna tivadar tjasa toivo tomislav tomos tone toomas torbjorg torbjorn
    torgeir torill tormod torquil torsten torunn tove treasa triin troels trond tsiala tsvetan
    tsvetelina tudor tudur tugdual tuija tunde tuomas tural turid turlough tuula txomin tyra tõnu
    uku uladzimir uldis ulf ulla ulrik ulrika ulviyya unai unni unnur urban urho urmas urquhart
    urska urve uxia uxue vacaroiu vaclav vagn vahagn vaino vakhtang valdas valdis valentin valentina
    valeriu valery valgerdur valmira vanya vardan vasile vasiliki vasilisa vasily vassallo vasyl
    vazgen veikko velichka vello vendula vera veronika vesa vibeke vida viera vigdis vija viktor
    viktoria viktoriya vilborg vilis viljo vilma vilmos vinko viorel viorica virgil virginija virpi
    virtanen vitaliy vitaly viveka vjekoslav vjosa vladimir vladislav vladislava vlastimil vojislav
    vojtech volodymyr vsevolod vugar vukasin vyacheslav vytautas wanda wieslawa wladyslaw wojciech
    wynne xabier xacobe xavi xenofon xhevdet ximena ximun xoan xosé xuereb yanka yann yannick
    yaroslav yaryna yauhen yefim yegor yekaterina yevgeny yevhen yngve yordan youenn yrsa yulia
    yuriy zamfir zamira zammit zane zaruhi zaur zaza zbynek zdenek zdenka zdravko zdzislaw zeljka
    zenobia zhdanov zhivko ziga zigrida zinaida zita zivile zivkovic zlata zmicier zoi zoryana zoya
    zsolt zsuzsanna zupancic zuriñe zuzana zviad zvonimir zydrunas åke ülle ġorġ ġuża
"""
AMERICAS_AND_OCEANIA = """
    'asipeli 'unaloto acatl achachi ademir adenilson afoa afu akamu alamea alana albertina alesi
    alliyah alofa amaru amaya ameyalli anahi annaïse antay antilef aparecida apaza aperahama araceli
    arami ariovaldo aroha asiri atahualpa aylin bainimarama bale benitez bezerra boggabilla caaguazu
    calfu catrileo cayuqueo ccori choque chuquimamani citlali citlalli claudinei cleide cleusa coatl
    condori creuza cuauhtemoc curihuinca cusi dieudonne dieuseul dirceu edilson ednaldo ehecatl
    elisangela ermelinda estime fabienne faleolo felisberto fetu figueiredo filipo folau fusitu'a
    gilmar gislaine givanildo gonçalo gurrumul haunani havili heilala hemi hera hermenegildo hina
    hinemoa hinewai hiwalani hoani hohepa hokulani huaman huanca huarcaya huenchumilla huenul huia
    ikaika ilisapeci illapa illari inoke inti ioane iolana iolani iosefa iracema iracilda irineu
    itatí itzel iwalani ixchel izel iztli jacira janaina jarrah jasy jean-baptiste jedda joeli
    josaia josenildo josimar jucilene jurandir juscelino jussara kahale kahananui kahu kahurangi
    kailani kaimana kalani kalea kaleo kalisi kalolo kamaka kamakawiwoole kamehameha kana kaniela
    kapono kauanoe kaufusi kaulana keahi keala kealoha keanu keawe kehaulani kekauoha kekoa keola
    kimo kiri kirra kolomatangi konani kora kuarahy kulani kusi lagi laisa laisenia lanakila lani
    latu lautaro lavinia lealaiauloto leavasa lehua leilani lemunao leocadia leota licarayen
    lindomar litia lokelani losaline losalini lowitja lucineide lurdes luzinete maaka mackenson mafi
    mahina maia maile makamae makana makoa malia malietoa mamani manaia manasa manase mandawuy mangu
    manque manu marama marinalva marlene marli marrkilyi masina mayta mele melinao mere mereoni
    mereseini merindah metztli mihi millaray mirlande moacir moala moana nafanua nahuel nai nalani
    namatjira nascimento naulivou nayeli nayra neide nelli nenetl ngaio ngaire ngapuhi nikau nilson
    ninasisa noelani nohea noonuccal odair ofa olivia ollin oodgeroo osvaldo pachacuti painemal
    pania paora parata penina petera piripi pohiva pualani puanani qarase quetzalli quilapan quilla
    quispe raimunda rangi rangimarie ratu rawiri rayen reginaldo reweti rimaq rokotuivuna rongo
    rosangela rose-laure rosilene rosineide ruru rusiate sairi salote sami samin sefina sefo seini
    sela semisi seru severina siaosi sina sione sirlene sitiveni suely sumaq tabua taika taimane
    taina tainui talia tama tamahou tamati tane taniela tarcisio tasi taufa tausa tavita tawhai
    tawhiri tenoch tevita tica tipene tlaloc tlapale toakase tomasi tonatiuh tonga tui tuiasosopo
    tuilagi tuimalealiifano tupac tupou turia ubirajara uilani unaisi urpi vaea vailele valdeci
    valdemar valdenice vasconcelos vaseva vereniki viliami vilikesa vunivalu wagner waimarie waisale
    waititi waldir wanderlei wanderley wara wayra wellington whetu wideline wiremu woodley
    xicotencatl xochihua xochitl yana yaretzi yawar yindi yirrkala yolotl yunupingu yupanqui yvoty
    zenaide zyanya
"""


def rare_names() -> frozenset[str]:
    """All of them, in lower case."""
    listed = " ".join((AFRICA, ASIA, EUROPE, AMERICAS_AND_OCEANIA))
    return frozenset(listed.split())
