"""First and family names, in Latin letters, that the listed sources lack.

Written for this project, from what people of these countries are commonly called; no list was
copied. A name belongs here when it is common where it comes from and no everyday English word.
"""

from chatlinks.privacy.detection.told.tables.native_names import native_names
from chatlinks.privacy.detection.told.tables.rare_names import rare_names

SOUTH_ASIA = """
    aarti abhinav abhishek ajith ajay akhil akshata alok aman amit amitabh amrita amruta anand
    ananya anil anirban
    anitha anjali anju ankit ankita ankur anoop anup anupam anupama anuradha anusha aparna
    aravind aravindh archana arindam
    arnab aruna arun arunkumar arvind asha ashish ashok ashwin ashwini asif athul athulya atul
    avinash ayesha ayush babu
    baburao balaji bala balakrishnan bapu barun bhanu bharat bharathi bhaskar bhavana bhavesh
    bhavya bhupendra bhuvan bhuvana
    bibek bijoy bikash bindu biswajit brijesh chaitanya chandan chandra chandrakant chandran
    chandrasekhar charan chetan
    chinmay chinnappa chitra damodar debashish deepa deepak deepali deepika deepthi devendra
    devika dhananjay dhanush
    dharmendra dhiraj dhruv dileep dilip dinesh divya durga dushyant eswar fahad faisal farhan
    farida farooq firoz
    gajendra ganesan ganesh ganga gaurav gautam gayathri gayatri geetha girish gita gokul gopal
    gopi gopinath govind
    gowri gulshan gurpreet gurmeet guru habib hamza hanuman harbhajan hardik hareesh hari
    harikrishnan harini harish
    harpreet harsh harsha harshad hema hemant hemanth himanshu hitesh imran indira indrajit
    iqbal irfan ishaan ishita
    iyer jagadeesh jagan jagdish janaki jasmeet jaspreet jatin javed jaya jayakumar jayanta
    jayanthi jayaram jayashree
    jayesh jignesh jitendra jyothi jyoti kabir kailash kajal kalpana kalyan kalyani kamal kamala
    kamlesh kannan kapil karan
    karthik karthika karthikeyan kartik karuna kaushik kavin kavita kavitha kedar keerthana
    keshav ketan khalid kiran
    kirti kishore komal kripa krishna krishnan kumari kunal kusum lakshman lakshmi lalita
    lalitha lata latha lavanya
    leela lokesh madan madhav madhavan madhu madhuri mahendra mahesh mahima makarand malathi
    malavika malini mallika
    mallikarjun mamata mamta manas mandar mangesh manikandan manish manisha manjeet manju
    manjula manjunath manoj
    mansoor manu maruthi mayank mayur meena meenakshi meera megha meghana mihir milind minal
    mithun mohan mohit
    mohini monika mridul mrinal mukesh mukul murali muralidharan murugan muthu muthukumar
    muthulakshmi nagaraj nagarajan nagesh
    naina nalini namrata nandakumar nandini nandhini nandita narasimha narayan narayanan
    narendra nasir naveen navin navneet neelam
    neeraj neetu neha nidhi nihal nikhil nikita nila nilesh nimisha niranjan nirmal nirmala
    nisha nishant nitesh nithin
    nithya nitin nivedita padma padmaja padmini pallavi pankaj parag parameswaran paramjit
    paresh parth parthiban
    parvathi parveen parvez pavan pavithra pawan payal perumal pinky piyush pooja poonam prabha
    prabhakar prabhakaran prabhat
    prabhu prachi pradeep pradip prajakta prakash prakasam pramod pranab pranali pranav pranay
    prasad prasanna prasanth
    prashant prashanth prateek pratibha pratik pravin praveen preeti preethi prema premkumar
    priti pritam prithvi
    priyanka puja puneet purnima pushpa raghav raghavendra raghu rahim raj raja rajan rajaram
    rajasekar rajat rajeev
    rajendra rajesh rajeshwari raji rajinder rajiv rajkumar rajni raju rakesh rakhi ram rama
    ramachandran ramakrishna
    raman ramanathan ramani ramesh rameshwar ramya ranganathan ranjan ranjana ranjith ranjit
    rashid rashmi rasika ratan
    ratna ravi ravichandran ravikumar ravindra rekha renu renuka reshma revathi richa rina
    ritesh ritika ritu rohan rohini
    rohit roopa roshan roshni ruchi ruchika rukmini rupali rupesh sabari sachin sadhana sagar
    sahana sahil sai sajid
    sakshi sakthi salim salman samarth sameer samir sanchita sandeep sandhya sangeeta sangeetha
    sanjana sanjay
    sanjeev sanjib sanket santhosh santosh sapna saraswathi sarath saravanan sarika sarita
    saritha satheesh sathish
    sathya satish satya satyam saumya saurabh savita savitha seema selvam selvi senthil
    senthilkumar shabana shahid
    shailaja shailesh shakti shakuntala shalini shankar shanta shanthi shanti sharad sharada
    sharmila shashank
    shashi shilpa shiva shivaji shivakumar shivam shivani shobha shraddha shreya shrikant shruti
    shubham shubhangi
    shweta siddharth siddhi simran sivakumar smita smitha sneha snehal soham sonal soumya sourav
    sowmya sreedhar
    sreekanth sreelatha sri sridevi sridhar srikanth srinivas srinivasan srivastava subash
    subhash subramaniam
    subramanian sucheta sudarshan sudha sudhakar sudheer sudhir sugandha sujata sujatha sujit
    sujith suhas
    sulochana suman sumathi sumit sumitra sundar sundaram sunil sunita sunitha supriya suraj
    surekha surendra suresh
    surya sushant sushil sushila sushma swapna swapnil swarna swathi swati tamil tamilarasi
    tanmay tanuja tanvi tarun
    tejas tejaswini thangam thangaraj thirumalai tulsi tushar udaya ujjwal ujwal uma umesh
    upendra urmila usha utkarsh
    uttam vaibhav vaishali vaishnavi vanaja vandana vani varsha varun vasant vasantha vasanthi
    vasu vasudha
    vasudevan veena veera vela velmurugan velu venkat venkatesan venkatesh venu vibha vidya
    vignesh vijay vijaya
    vijayakumar vijayalakshmi vikas vikram vikrant vimal vimala vinay vinayak vineeth vineesh
    vineet vinit vinita vinod vinodh
    vinoth vinothkumar vipin vipul viral virendra vishal vishnu vishwanath viswanathan vivek
    yadav yamini yamuna yash
    yashoda yashwant yogesh yogita zaheer zakir zeenat zubair acharya adiga agarwal aggarwal
    agnihotri ahluwalia ahuja
    apte arora awasthi bagchi bajaj bajpai bakshi balasubramanian banerjee bansal banik barua
    basu bedi bhagat bhalla
    bhandari bharadwaj bhardwaj bhargava bhatt bhattacharya bhattacharjee bhavsar bhosale biswas
    bora borah bose
    chakrabarti chakraborty chatterjee chaturvedi chaudhari chaudhary chauhan chavan chawla
    cherian chettiar chhabra
    chopra choudhary choudhury dalal das dasgupta datta deb desai deshmukh deshpande devi dewan
    dhar dhawan dhillon
    dixit dubey dutta gadgil gaikwad gandhi ganguly garg ghosh gill goel gokhale gopalakrishnan
    goswami gowda goyal
    grover guha gulati gupta halder hegde iyengar jadhav jagtap jain jaiswal jha jindal joshi
    kadam kakkar kale kamath
    kamble kapoor kapur karnik kashyap kaur khandelwal khanna khatri khurana kohli kothari
    kulkarni kumaran kundu lal
    lamba mahajan mahapatra maheshwari mahto majumdar malhotra malik mallya mandal mane mathur
    mehra mehrotra mehta
    menon mishra misra mitra mittal modi mohanty mondal mudaliar mukherjee mukhopadhyay murthy
    nadar nadkarni nagar
    naidu naik nair namboodiri nambiar narang narula natarajan nayak nayar negi oberoi ojha pai
    palaniswami panda
    pandey pandi pandit panicker panigrahi pant parekh parikh parmar patel pathak patil patnaik
    patra pawar phadke pillai
    poddar prabhu prajapati puri purohit raghunathan rajagopal rajput rana ranade rane rao
    rastogi rathod rathore raut
    rawat reddy roy sabharwal sachdev sachdeva saha sahni sahu saini salunkhe salvi samant
    sandhu sanyal sarin sarkar
    sarma saxena sekhar sen sengupta seth sethi shah sharma shastri shekhawat shenoy shetty
    shinde shirke shukla sidhu
    sikka singhal singhania sinha sodhi solanki somani soni sood srinivasa subbarao subramanyam
    suri swaminathan
    swamy talwar tandon taneja tendulkar thakkar thakur thakre thomas tiwari trivedi tyagi
    upadhyay vaidya varghese
    varma vaswani verma vohra vyas wadhwa wagle yadava zaveri hossain rahman uddin chowdhury
    khatun akter begum miah
    sultana parvin nasrin rahima shahana tanvir tahmid rezaul mizanur siddiqui qureshi ansari
    shaikh sheikh pathan
    memon khokhar cheema bajwa butt chaudhry gondal janjua kayani malik mirza mughal nawaz niazi
    rajput warraich bhutto
    thapa gurung tamang magar rai limbu shrestha adhikari karki basnet bhattarai koirala poudel
    regmi rijal khadka
    perera fernando jayawardena wickramasinghe bandara dissanayake rajapaksa gunawardena
    ranasinghe senanayake
"""
AFRICA = """
    adaeze adanna ade adebayo adebola adedayo adegoke adekunle adeola adesola adewale adeyemi
    afolabi akinyemi akpan
    amadi amaka amarachi aminu ayodele azubuike babajide babatunde balogun bello bola bolanle
    bukola chiamaka chibuike
    chibuzor chidera chidi chidinma chidozie chigozie chijioke chika chike chimamanda chinedu
    chinenye chinonso chinwe
    chioma chisom chizoba chukwudi chukwuemeka chukwuma dapo ebere ebuka ejike ekene ekong emeka
    emmanuella eze ezinne
    fatima fola folake folasade funke funmilayo gbenga habiba ibironke idris ifeanyi ifeoma
    ifunanya ike ikechukwu
    ikenna ireti isioma iyabo kayode kehinde kelechi kemi kosisochukwu kunle lanre lekan maryam
    musa ndidi ngozi nkechi
    nkechinyere nkem nkiruka nnamdi nneka nnenna nwachukwu nwosu obi obinna obiageli obioma
    odinaka ogechi ogochukwu okafor
    okechukwu okeke okonkwo okoro okoye okpara ola olabisi oladele olamide olanrewaju olayinka
    olu olufemi olufunke
    oluwaseun oluwatobi oluwadamilare olumide onyeka onyekachi onyinyechi opeyemi osagie osas
    oyelaran rotimi sade
    seun shehu simisola sola somtochukwu taiwo tayo temitope titilayo tobi tolu tope tunde uche
    uchenna ugochi ugochukwu
    uju usman uzoma wale yakubu yemi yetunde yusuf zainab zikora abena abeiku adjoa adwoa afia
    afua akosua akua akwasi ama
    amma ampofo ansah appiah asante asare baffour boateng danso efua ekow ekua esi fiifi gyamfi
    kofi kojo kwabena kwadwo
    kwaku kwame kwasi kwesi mensah nana nkrumah ofori opoku osei owusu quaye sarpong tetteh yaa
    yaw yeboah achieng
    adhiambo akinyi atieno auma barasa chebet cheptoo cherono chepkoech gathoni gichuru githinji
    jepchirchir kamau karanja
    kariuki kibet kimani kiprono kiprop kipchoge kipkemboi koech korir macharia maina makena
    mburu moraa mugo muthoni
    mutua mwangi mwende mwikali naliaka ndegwa ngugi njeri njoroge njuguna nyaguthii nyambura
    nyong'o nyokabi ochieng
    odhiambo okoth omondi onyango opiyo otieno ouma owino rotich ruto wafula wairimu waithera
    wambui wangari wangui
    wanjala wanjiku wanjiru waweru abebe abera addis alemayehu almaz amanuel asfaw assefa bekele
    berhane biruk
    birtukan dawit demeke desta dereje ermias eyob fikadu fikru gebre gebremedhin getachew girma
    habtamu haile hailemariam
    henok hirut kebede kidane kidist lemlem meron meseret mekonnen mulugeta negash rahel saba
    selam selamawit senait
    tadesse tamrat tesfaye tewodros tigist tsegaye tsehay wondimu worku yared yohannes yonas
    zenebe zerihun abdirahman
    abdullahi abdi ayaan farah faduma hodan hassan ismail jama mohamud nuur warsame yasmin zahra
    bheki bongani
    buhle busisiwe dlamini duma fikile gugu hlengiwe jabulani khanyisile khumalo khulekani langa
    lerato lindani lindiwe
    lungile lwazi mandla maseko mbali mbatha mkhize mnguni mokoena molefe moloi mpho mthembu
    musawenkosi naledi ndlovu
    ngcobo ngwenya nhlanhla nkosana nkosi nomsa nomvula nonhlanhla nosipho ntombi ntombizodwa
    nzuzo palesa phumzile refilwe
    sandile sello sibusiso siphiwe sipho siphokazi sithole sizwe tebogo thabiso thabo thandeka
    thandi thandiwe thandolwenkosi
    themba thembi thuli tshepo tumelo unathi vusi xaba xolani xolile zanele zama zandile zinhle
    zodwa zulu zuma chipo
    farai kudzai moyo munashe ncube nyasha rudo rufaro rutendo ruvimbo simbarashe tafadzwa
    takudzwa tapiwa tatenda
    tawanda tendai tinashe tsitsi banda chanda chikondi kondwani limbani mphatso mwila phiri
    tamara thoko zikomo
    amadou aminata aissatou awa binta cheikh coumba demba diallo diop fatou fatoumata ibrahima
    kadiatou khady mamadou
    mariama moussa ndeye ndiaye ousmane oumar seydou sekou traore camara keita coulibaly kouyate
    toure sow sy bah barry cisse konate
    kone ouattara yao kouassi kouadio kouame adjoua aya akissi n'guessan mbeki mbuyi mukendi
    kabongo kasongo ilunga tshibangu ngoy
    habimana uwimana mugisha ishimwe niyonzima ndayishimiye uwase mukamana nsengiyumva
"""
EAST = """
    wei jing xiu ying xin yan yang hui ming hong jian jun lei qiang hao bin bo chao chen cheng
    chun dong fang feng gang guo
    hua huang jia jie jin juan kai kun lan liang lin ling liu lu mei meng min na nan ning peng
    ping qian qin qing rong
    rui shan shu shuang tao ting wang wen wu xia xiang xiao xiaoming xu xue yi yu yuan yue yun
    zhao zhen zheng zhi zhou zhu zhang
    zhong cao cai chang dai deng ding du duan fan fu gao gong gu guan han he hou jiang kang kong
    lai li liao long luo ma mao meng mo pan
    qi qiu ren shen shi song su sun tan tang tian wan xie xiong yao ye yin zeng zou chan cheung
    chow choi fung ho kwok
    lam lau leung lo mak ng siu tam tsang tse wong yip yuen yeung minh nguyen tran pham huynh
    hoang phan vu vo dang bui
    ngo duong ly thi anh bao binh chau cuong dat diep dieu duc dung duy giang hai hanh hien hieu
    hoa hoai hung huong huy
    khanh khoa kien lien linh loan loc mai nam nga ngan nghia ngoc nhi nhung oanh phat phong phu
    phuc phuong quan quang
    quoc quyen quynh son tai tam tan thanh thao thang thien thinh tho thu thuan thuy tien tin
    toan trang tri trinh
    trung truc truong tu tuan tung tuyen tuyet uyen van viet vinh xuan yen ji-hoon jihoon ji-won
    jiwon min-jun minjun seo-yeon
    seoyeon ha-eun haeun soo-jin soojin hyun-woo hyunwoo young-soo youngsoo eun-ji eunji
    dong-hyun donghyun sung-min sungmin
    hye-jin hyejin jae-hyun jaehyun yoon yeon seok hwang jeong choi bae kwon oh seo shin lim ahn
    nam yoo jang cho
    hiroshi kenji takashi satoshi kazuki haruto yuto sota yuki haruka sakura aoi hina yui misaki
    ayumi akiko yoko keiko
    michiko naoko tomoko yumiko kaori emiko noriko kumiko mayumi takahashi watanabe nakamura
    kobayashi yamamoto kato yoshida
    yamada sasaki yamaguchi matsumoto inoue kimura shimizu hayashi saito sakamoto fujita ogawa
    okada hasegawa murakami ishii
    maeda fujii nishimura fukuda miura takeuchi nakagawa matsuda somchai somsak somporn supaporn
    siriporn sunisa
    suda wanchai wichai prasert pornthip chaiwat kittipong nattapong nattaya anong apinya arthit
    boonmee chanida
    kanya malee narong niran nok pimchanok piyada ratana sirikit thaksin thanawat thongchai
    wanida yaowalak adi aditya
    agung agus ahmad aisyah andi anggraini ani anton arif ayu bambang bayu budi cahyo citra
    daniati dedi dewi dian
    dimas dwi eka endang fajar fitri gunawan hadi handayani hartono hasan hendra heru ika indah
    indra intan irfan
    iwan joko kartika kartini kusuma lestari lia made maya mega melati mulyono nia novi nur
    nurhayati nyoman putra putri
    ratih ratna rini rizky rudi sari setiawan siti slamet sri sudarmono suharto sukarno sulistyo
    suparman surya sutrisno
    suryani susanti susanto tri utami wahyu wahyuni wati wayan wibowo widodo wijaya yanti yudi
    yulia zulkifli ketut
    komang putu gede aminah azizah azman faizal farah hafiz halim hamid hidayah ismail jamal
    kamarul latifah mahmud
    nadia nazri norhayati nurul razak rosmah rosnah shahrul siti syed zainal zulaikha zulkarnain
    bayani dalisay danilo
    efren ernesto gerardo imelda jejomar jhon jomar juanito ligaya lualhati luzviminda marites
    maricel marivic
    nenita rodrigo rosario tala bautista bondoc cabrera dela dimaculangan dimagiba galang
    macaraeg magsaysay
    manalo mercado ocampo pangilinan salonga santos tolentino villanueva
"""
WEST_ASIA_AND_EAST_EUROPE = """
    abbas abdallah abdel abdelaziz abdelrahman abdul abdulaziz abdullah abdulrahman abu adel
    adnan afnan ahlam ahmad ahmed aisha akram ali
    alaa amal amina amir amira amjad anas anwar areej arwa asmaa ashraf atef ayman aya aziz badr
    basel basim bassam bilal
    bushra dalia dana dina duaa ehab eman emad essam fadi fahd fahmi faten fathi fawzi fayez
    firas ghada ghassan
    hadeel hadi haidar haitham hala hamad hamdan hamed hana hanaa hanan hani hassan hatem haya
    hazem heba hind
    hisham huda hussein hussain ibrahim ibtisam iman israa jaber jamal jamila jassim jawad
    kareem karim khaled khalil khadija
    laila lamia layla leila lina lubna lujain maha mahmoud majed malak manal mansour mariam
    marwa marwan maryam mazen
    mohamed mohammad mohammed mona mostafa muhammad mustafa nabil nada nadia nadine naser nasser
    nawal nayef nermin nora noura nour
    omar omnia osama othman qasim rabab rabia rami rana randa rania rasha rashid reem rima sabah
    safa saeed said salah saleh
    salem salma salman samar sami samia samira sana sara sattam saud shaima sherif shereen soad
    suhail sultan tamer tarek tariq
    turki wael waleed walid wafaa yara yasser yasmine youssef yousef yusra zaid zakaria zaki
    zeinab ziad almutairi alharbi
    alotaibi alqahtani alshehri alzahrani alghamdi aldossari alshammari alrashid haddad khoury
    mansouri nassar sayegh sabbagh
    darwish farouk ghanem hamdi mubarak nasrallah qabbani shaheen tawfik zayed arash arezoo
    azadeh babak bahar
    bahram behnam behrouz darya elham esmail fariba farhad farzaneh fatemeh ghazaleh golnaz
    hamid hossein jafar javad
    kamran katayoun kaveh keyvan ladan laleh mahdi mahnaz mahsa majid maryam masoud mehdi
    mehrdad mina mitra mohsen morteza
    nasrin nazanin negar niloufar niloofar omid parisa parvaneh pejman pouya ramin reza roya
    saeid sahar saman samira
    sepideh shahram shahrzad shapour shirin siavash sina soheil soraya vahid yasaman zahra
    ahmadi hosseini karimi mohammadi
    moradi rezaei sadeghi jafari rahimi ebrahimi heidari kazemi ahmet ali arda asli ayse aysegul
    berk burak burcu busra can
    canan cem ceren deniz derya dilek ebru ece elif emine emre ender erkan esra fatma ferhat
    gizem gokhan gul gulsen hakan
    halil hande hatice huseyin ibrahim irem kemal kerem leyla mehmet melek meltem merve mert
    murat nazli nihat nur omer onur
    orhan ozge ozgur pinar ramazan recep sabri sedat selim selin sema serkan sevgi sibel sinan
    suleyman tolga tugba
    tuncay turgut ufuk umut volkan yagmur yasemin yavuz yildiz yilmaz zehra zeynep aydin celik
    demir dogan kaya ozdemir ozturk
    sahin yildirim aleksandr aleksandra aleksei alexei alina alyona anastasia anastasiya andrei
    andrey anton anya arkady artem
    boris bogdan dariya darya denis dima dmitri dmitry ekaterina elena evgeni evgeniya evgeny
    fyodor galina georgy gleb grigory
    igor ilya inna irina ivan katya kirill konstantin kseniya ksenia larisa leonid lev lidia
    lyubov lyudmila maksim maxim marina
    mikhail nadezhda natalia natalya nikita nikolai oksana oleg olga pavel petr polina roman
    ruslan semyon sergei
    sergey stanislav stepan svetlana tamara tatiana tatyana timofey vadim valentin valentina
    valeriy vasily vera veronika viktor
    viktoriya vitaly vladimir vladislav vyacheslav yana yaroslav yegor yekaterina yelena yevgeny
    yulia yuliya yuri yury zhanna
    zoya ivanov ivanova petrov petrova sidorov smirnov smirnova kuznetsov popov sokolov lebedev
    kozlov novikov morozov volkov solovyov
    vasiliev zaitsev pavlov semenov fedorov bondarenko kovalenko kovalchuk shevchenko tkachenko
    kravchenko boyko melnyk shevchuk
    oleksandr oleksiy mykola mykhailo dmytro vasyl volodymyr andriy serhiy yevhen ihor olha
    iryna nataliya halyna lyubomyr oksana
    taras bohdan ostap marko danylo solomiya zlata giorgi nino levan tamar davit irakli zurab
    mariam ketevan lasha beridze kapanadze
    gelashvili maisuradze giorgadze armen aram ani anahit arman artur gayane gevorg hakob hayk
    hovhannes karen lilit lusine
    mher narek nare sargis siranush tigran vahan vardan hakobyan harutyunyan sargsyan grigoryan
    petrosyan karapetyan
    azamat bekzod dilnoza dilshod farrukh gulnara jasur kamola madina nodira rustam sardor
    shahzod shakhnoza sherzod ulugbek
    umida zafar aigul aizhan aliya almas askar ayan baurzhan dana daniyar dauren erlan gulnar
    kairat marat nurlan
    nursultan saltanat serik timur yerlan zhanar nikos giorgos dimitris yiannis kostas eleni
    maria katerina vasilis
    panagiotis christos sofia ioannis papadopoulos georgiou dimitriou nikolaidis konstantinou
    oikonomou vasileiou karagiannis
    milos nikola stefan marko luka nemanja jovan milica jelena ana marija ivana dragan dejan
    goran zoran vesna snezana branko
    slobodan jovanovic petrovic nikolic markovic djordjevic stojanovic ilic stankovic pavlovic
    kovacevic horvat novak
    novakova dvorak svoboda nemec prochazka kucera vesely krajicek horak szabo nagy kovacs toth
    horvath varga kiss molnar
    nemeth farkas balogh papp lakatos takacs juhasz eszter zsofia andras istvan laszlo gabor
    zoltan katalin ildiko
    ionescu popescu popa radu stan dumitru gheorghe constantin stoica marin andrei mihai
    cristian adrian elena ioana andreea
    roxana alexandru bogdan catalin ciprian dragos florin gabriela mihaela simona
    avi avraham chaim dov efraim eitan eliyahu gilad hadar itai itzik liat lior meir menachem
    michal mordechai moshe nir noam
    oren rivka ronen shai shira shlomo shmuel tal tzvi uri yaakov yael yehuda yehudit yigal
    yitzhak yosef zvi ben-david cohen
    levi mizrahi peretz biton dahan avraham friedman malka azulay katz gabay
"""


def more_names() -> frozenset[str]:
    """All of them, and those of rarer peoples and other letters, in lower case."""
    listed = " ".join((SOUTH_ASIA, AFRICA, EAST, WEST_ASIA_AND_EAST_EUROPE))
    return frozenset(listed.split()) | rare_names() | native_names()
